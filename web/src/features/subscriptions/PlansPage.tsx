import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useMySubscriptions } from "./api.ts";
import { Canceled } from "./Canceled.tsx";
import { ChangeChoice } from "./ChangeChoice.tsx";
import { PlanChoice } from "./PlanChoice.tsx";

/** A first plan, or another one in place of the present. */
export function PlansPage() {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { data, error, refetch } = useMySubscriptions();
  const current = data?.items.find(({ live }) => live);
  return (
    <div className="page">
      <Link className="back" to="/app/billing">
        {t("change.back")}
      </Link>
      <header>
        <h1>{t(current ? "change.title" : "plans.title")}</h1>
        {current && <p className="band-lead">{t("change.lead")}</p>}
      </header>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={3} height={120} />)}
      {current && <ChangeChoice current={current} onChanged={() => void navigate({ to: "/app/billing" })} />}
      {data && !current && (
        <>
          <Canceled text={t("billing.canceled")} />
          <PlanChoice sessionId={null} />
        </>
      )}
    </div>
  );
}
