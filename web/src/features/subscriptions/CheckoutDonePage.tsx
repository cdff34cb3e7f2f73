import { useSearch } from "@tanstack/react-router";
import { PlanDone } from "./PlanDone.tsx";
import { PurchaseDone } from "../overage/PurchaseDone.tsx";

/** Back from paying, for a plan or for single consults. */
export function CheckoutDonePage() {
  const { session = null, purchase } = useSearch({ from: "/shell/app/checkout/done" });
  return purchase ? <PurchaseDone purchaseId={purchase} sessionId={session} /> : <PlanDone sessionId={session} />;
}
