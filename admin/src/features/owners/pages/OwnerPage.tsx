import { useTranslation } from "react-i18next";
import { CopyId } from "../../../ui/CopyId.tsx";
import { ListSkeleton } from "../../../ui/ListSkeleton.tsx";
import { ErrorNotice } from "../../../ui/Notice.tsx";
import { PageHead } from "../../../ui/PageHead.tsx";
import { useOwnersSessions } from "../../sessions/api.ts";
import { useOwnersSubscriptions } from "../../subscriptions/api.ts";
import classes from "./OwnerPage.module.css";
import { OwnerSummary } from "../components/OwnerSummary.tsx";

/** Everything about one owner's money and consults. */
export function OwnerPage({ ownerId }: { ownerId: string }) {
  const { t } = useTranslation();
  const subscriptions = useOwnersSubscriptions(ownerId);
  const sessions = useOwnersSessions(ownerId);
  const email = subscriptions.data?.items[0]?.email ?? sessions.data?.items[0]?.ownerEmail;
  const failed = [subscriptions, sessions].find((query) => query.error && !query.data);
  return (
    <>
      <PageHead title={email ?? t("owner.title")} />
      {failed ? (
        <ErrorNotice error={failed.error} retry={() => Promise.all([subscriptions.refetch(), sessions.refetch()])} />
      ) : !subscriptions.data || !sessions.data ? (
        <ListSkeleton />
      ) : (
        <>
          <OwnerSummary subscriptions={subscriptions.data.items} sessions={sessions.data.items} />
          <p className={classes.id}>
            {t("subscriptions.id")}: <CopyId value={ownerId} />
          </p>
        </>
      )}
    </>
  );
}
