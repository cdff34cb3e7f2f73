import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import type { AdminPlan } from "../api.ts";
import classes from "./PlanShare.module.css";

/** How many live memberships each plan has, drawn to one scale, with the numbers beside the bars. */
export function PlanShare({ plans }: { plans: AdminPlan[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...plans.map((plan) => plan.liveSubscriptions));
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>{t("pricing.share")}</figcaption>
      <dl className={classes.bars}>
        {plans.map((plan) => (
          <div key={plan.id} className={classes.line}>
            <dt>{plan.name[currentLanguage()]}</dt>
            <dd>
              <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
                <rect className={classes.track} width="100" height="8" rx="2" />
                <rect className={classes.filled} width={(plan.liveSubscriptions / most) * 100} height="8" rx="2" />
              </svg>
              <span className={classes.count}>{plan.liveSubscriptions}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
