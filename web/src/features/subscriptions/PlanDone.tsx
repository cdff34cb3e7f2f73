import { CircleDashedIcon } from "@phosphor-icons/react/CircleDashed";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../lib/api.ts";
import { both } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { useSlow } from "../../lib/use-slow.ts";
import { Steps } from "../../ui/Steps.tsx";
import { usePlans } from "./api.ts";

/** Events tell at once; asking covers a socket that is not there yet. */
const ASK_MS = 1000;
const SLOW_MS = 25_000;

/** A plan was paid for: it goes on by itself to the waiting room as soon as the plan is active and the consult has its unit. */
export function PlanDone({ sessionId }: { sessionId: string | null }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const navigate = useNavigate();
  const slow = useSlow(SLOW_MS);
  const { data: me } = useQuery({ ...api.me.get.queryOptions({}), staleTime: 0, refetchInterval: ASK_MS });
  const consultId = sessionId ?? me?.liveSessionId ?? null;
  const { data: consult } = useQuery({
    ...api.sessions.get.queryOptions({ sessionId: consultId ?? "" }),
    enabled: consultId !== null,
    staleTime: 0,
    refetchInterval: ASK_MS,
  });
  const { data: plans } = usePlans();
  const active = me?.subscription ?? null;
  const roomOpen = consult !== undefined && consult.session.status !== "pending_payment";
  const plan = plans?.items.find(({ code }) => code === active?.planCode);

  useEffect(() => {
    if (consultId && roomOpen) void navigate({ to: "/app/consults/$id", params: { id: consultId }, replace: true });
    else if (active && me && !consultId) void navigate({ to: "/app", replace: true });
  }, [active, me, consultId, roomOpen, navigate]);

  const steps = [
    { text: t("checkout.paid"), done: true },
    {
      text: plan && active ? t("checkout.plan", { plan: both(plan.name, tongue) }) : t("checkout.confirming"),
      done: active !== null,
    },
    ...(consultId ? [{ text: t("checkout.room"), done: roomOpen }] : []),
  ];
  return (
    <div className="page page-narrow">
      <h1>{t("checkout.title")}</h1>
      <Steps steps={steps} />
      {slow && (
        <div className="note" role="status">
          <CircleDashedIcon size={26} aria-hidden />
          <div>
            <strong>{t("checkout.slow")}</strong>
            <p>{t("checkout.slowText")}</p>
            {consultId ? (
              <Link className="action action-quiet" to="/app/consults/$id" params={{ id: consultId }}>
                {t("checkout.consult")}
              </Link>
            ) : (
              <Link className="action action-quiet" to="/app">
                {t("checkout.see")}
              </Link>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
