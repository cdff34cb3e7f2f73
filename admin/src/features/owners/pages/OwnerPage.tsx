import { useTranslation } from "react-i18next";
import { CopyId } from "../../../ui/CopyId.tsx";
import { ListSkeleton } from "../../../ui/ListSkeleton.tsx";
import { ErrorNotice } from "../../../ui/Notice.tsx";
import { PageHead } from "../../../ui/PageHead.tsx";
import { useOwnersPayments } from "../../payments/api.ts";
import { useOwnersSessions } from "../../sessions/api.ts";
import { useOwnersSubscriptions } from "../../subscriptions/api.ts";
import { useOwnerMoney } from "../api.ts";
import { Credits } from "../components/Credits.tsx";
import { Invoices } from "../components/Invoices.tsx";
import { OwnerSummary } from "../components/OwnerSummary.tsx";
import { Paid } from "../components/Paid.tsx";
import { Purchases } from "../components/Purchases.tsx";
import classes from "./OwnerPage.module.css";

/** Everything about one owner's money and consults. */
export function OwnerPage({ ownerId }: { ownerId: string }) {
  const { t } = useTranslation();
  const subscriptions = useOwnersSubscriptions(ownerId);
  const sessions = useOwnersSessions(ownerId);
  const payments = useOwnersPayments(ownerId);
  const money = useOwnerMoney(ownerId);
  const all = [subscriptions, sessions, payments, money];
  const email = subscriptions.data?.items[0]?.email ?? sessions.data?.items[0]?.ownerEmail ?? payments.data?.items[0]?.email;
  const failed = all.find((query) => query.error && !query.data);
  return (
    <>
      <PageHead title={email ?? t("owner.title")} />
      {failed ? (
        <ErrorNotice error={failed.error} retry={() => Promise.all(all.map((query) => query.refetch()))} />
      ) : !subscriptions.data || !sessions.data || !payments.data || !money.data ? (
        <ListSkeleton />
      ) : (
        <>
          <OwnerSummary subscriptions={subscriptions.data.items} sessions={sessions.data.items} />
          <div className={classes.money}>
            <section>
              <h2 className={classes.heading}>{t("ownerMoney.credits")}</h2>
              <Credits ownerId={ownerId} credits={money.data.credits} />
            </section>
            <section>
              <h2 className={classes.heading}>{t("ownerMoney.payments")}</h2>
              <Paid payments={payments.data.items} />
            </section>
            <section>
              <h2 className={classes.heading}>{t("ownerMoney.purchases")}</h2>
              <Purchases purchases={money.data.purchases} />
            </section>
            <section>
              <h2 className={classes.heading}>{t("ownerMoney.invoices")}</h2>
              <Invoices invoices={money.data.invoices} />
            </section>
          </div>
          <p className={classes.id}>
            {t("subscriptions.id")}: <CopyId value={ownerId} />
          </p>
        </>
      )}
    </>
  );
}
