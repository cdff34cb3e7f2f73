import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatMoment } from "../../../lib/format.ts";
import type { AdminSession } from "../../sessions/api.ts";
import { Animal } from "../../sessions/components/Animal.tsx";
import { SessionStatus } from "../../sessions/components/SessionStatus.tsx";
import type { AdminSubscription } from "../../subscriptions/api.ts";
import { outlookOf, priceOf } from "../../subscriptions/components/money.ts";
import { SubscriptionStatus } from "../../subscriptions/components/SubscriptionStatus.tsx";
import classes from "./OwnerSummary.module.css";

/** One person's money on one side and consults on the other. */
export function OwnerSummary({ subscriptions, sessions }: { subscriptions: AdminSubscription[]; sessions: AdminSession[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.summary}>
      <section>
        <h3 className={classes.heading}>{t("owner.money")}</h3>
        {subscriptions.length === 0 && <p className={classes.none}>{t("owner.noMoney")}</p>}
        {subscriptions.map((row) => (
          <article key={row.id} className={classes.entry} data-testid="owner-subscription">
            <strong>{row.planName[currentLanguage()]}</strong>
            <SubscriptionStatus status={row.status} />
            <span className={classes.more}>{priceOf(row, t)}</span>
            <span className={classes.more}>{outlookOf(row, t)}</span>
          </article>
        ))}
      </section>
      <section>
        <h3 className={classes.heading}>{t("owner.consults")}</h3>
        {sessions.length === 0 && <p className={classes.none}>{t("owner.noConsults")}</p>}
        {sessions.map((row) => (
          <article key={row.id} className={classes.entry} data-testid="owner-session">
            <strong>
              <Animal name={row.petName} species={row.petSpecies} />
            </strong>
            <SessionStatus status={row.status} />
            <span className={classes.more}>
              {t(`consultType.${row.type}`)}, {formatMoment(row.createdAt)}
            </span>
            <span className={classes.more}>
              {t("sessions.paidBy")}: {row.paidBy ? t(`paidBy.${row.paidBy}`) : t("paidBy.nothing")}
            </span>
          </article>
        ))}
      </section>
    </div>
  );
}
