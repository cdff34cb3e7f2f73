import { useSearch } from "@tanstack/react-router";
import { PlanDone } from "./PlanDone.tsx";
import { PurchaseDone } from "../overage/PurchaseDone.tsx";

/** Back from paying, for a plan or for single consults. */
export function CheckoutDonePage() {
  const { session, bought } = useSearch({ from: "/shell/app/checkout/done" });
  return bought === "units" ? <PurchaseDone sessionId={session ?? null} /> : <PlanDone sessionId={session ?? null} />;
}
