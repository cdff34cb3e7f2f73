import type { Purchase } from "@callavet/shared/contract/overage.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../lib/api.ts";
import { useSlow } from "../../lib/use-slow.ts";
import { Steps } from "../../ui/Steps.tsx";
import { useNewestPurchases } from "./api.ts";
import { PurchaseOutcome } from "./PurchaseOutcome.tsx";

/** Events tell at once; asking covers a socket that is not there yet. What the bank has for days is asked for seldom. */
const ASK_MS = 1000;
const SELDOM_MS = 15_000;
const SLOW_MS = 25_000;

const askAgain = (purchase: Purchase | undefined): number | false =>
  purchase?.status === "processing" ? SELDOM_MS : purchase?.status === "paid" ? false : ASK_MS;

/** Single consults were paid for: to the waiting room by itself, or, where none waits, what was bought. */
export function PurchaseDone({ purchaseId, sessionId }: { purchaseId: string; sessionId: string | null }) {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const slow = useSlow(SLOW_MS);
  const find = (items: Purchase[] | undefined) => items?.find(({ id }) => id === purchaseId);
  const { data } = useNewestPurchases((items) => askAgain(find(items)));
  const purchase = find(data?.items);
  const { data: consult } = useQuery({
    ...api.sessions.get.queryOptions({ sessionId: sessionId ?? "" }),
    enabled: sessionId !== null,
    staleTime: 0,
    refetchInterval: ASK_MS,
  });
  const roomOpen =
    consult?.session.status === "waiting" || consult?.session.status === "active" || purchase?.fulfilledAs === "session";
  useEffect(() => {
    if (sessionId && roomOpen) void navigate({ to: "/app/consults/$id", params: { id: sessionId }, replace: true });
  }, [sessionId, roomOpen, navigate]);

  const status = purchase?.status;
  const toRoom = sessionId !== null && purchase?.fulfilledAs !== "credits";
  const settled = status === "processing" || status === "failed" || status === "expired" || (status === "paid" && !toRoom);
  if (purchase && settled && !roomOpen) return <PurchaseOutcome purchase={purchase} sessionId={sessionId} />;
  return (
    <div className="page page-narrow">
      <h1>{t("bought.title")}</h1>
      <Steps
        steps={[
          { text: t("checkout.paid"), done: true },
          { text: t(status === "paid" ? "bought.step" : "checkout.confirming"), done: status === "paid" },
          ...(toRoom ? [{ text: t("checkout.room"), done: roomOpen }] : []),
        ]}
      />
      {slow && (
        <div className="note" role="status">
          <div>
            <strong>{t("checkout.slow")}</strong>
            <p>{t("bought.slowText")}</p>
          </div>
        </div>
      )}
    </div>
  );
}
