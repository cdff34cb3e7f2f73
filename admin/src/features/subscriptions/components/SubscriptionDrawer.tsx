import { Anchor, Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay, formatMoment } from "../../../lib/format.ts";
import { CopyId } from "../../../ui/CopyId.tsx";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { ErrorNotice } from "../../../ui/Notice.tsx";
import { useSubscription, type AdminSubscription } from "../api.ts";
import { outlookOf, priceOf } from "./money.ts";
import { SubscriptionStatus } from "./SubscriptionStatus.tsx";

interface SubscriptionDrawerProps {
  subscriptionId: string | undefined;
  /** The list's row, shown until the membership itself is read. */
  row: AdminSubscription | undefined;
  onClose: () => void;
}

export function SubscriptionDrawer({ subscriptionId, row: listed, onClose }: SubscriptionDrawerProps) {
  const { t } = useTranslation();
  const query = useSubscription(subscriptionId, listed);
  const row = query.data?.items[0];
  return (
    <DetailDrawer
      opened={Boolean(subscriptionId)}
      onClose={onClose}
      title={row ? row.planName[currentLanguage()] : t("subscriptions.title")}
      subtitle={row?.email}
    >
      {!row ? (
        query.error ? (
          <ErrorNotice error={query.error} retry={query.refetch} />
        ) : query.data ? (
          <p>{t("subscriptions.gone")}</p>
        ) : (
          <Skeleton height={320} aria-label={t("list.loading")} />
        )
      ) : (
        <>
          <DrawerSection>
            <Facts
              items={[
                [t("list.status"), <SubscriptionStatus key="s" status={row.status} />],
                [t("subscriptions.price"), priceOf(row, t)],
                [t("subscriptions.start"), formatDay(row.currentPeriodStart)],
                [t("subscriptions.end"), formatDay(row.currentPeriodEnd)],
                [t("subscriptions.cancelAt"), row.cancelAt ? formatDay(row.cancelAt) : t("subscriptions.none")],
                [t("subscriptions.period"), row.live ? outlookOf(row, t) : null],
                [t("subscriptions.created"), formatMoment(row.createdAt)],
                [
                  t("subscriptions.stripeId"),
                  row.stripeSubscriptionId ? <CopyId key="i" value={row.stripeSubscriptionId} /> : t("subscriptions.stub"),
                ],
                [t("subscriptions.id"), <CopyId key="i" value={row.id} />],
              ]}
            />
          </DrawerSection>
          <Anchor component={Link} to={`/ui/owners/${row.userId}`}>
            {t("subscriptions.owned")}
          </Anchor>
        </>
      )}
    </DetailDrawer>
  );
}
