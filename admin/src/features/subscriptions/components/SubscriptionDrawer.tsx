import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay, formatMoment } from "../../../lib/format.ts";
import { CopyId } from "../../../ui/CopyId.tsx";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import type { AdminSubscription } from "../api.ts";
import { outlookOf, priceOf } from "./money.ts";
import { SubscriptionStatus } from "./SubscriptionStatus.tsx";

interface SubscriptionDrawerProps {
  opened: boolean;
  /** Undefined when the address names one that is not on the page that is shown. */
  row: AdminSubscription | undefined;
  onClose: () => void;
}

export function SubscriptionDrawer({ opened, row, onClose }: SubscriptionDrawerProps) {
  const { t } = useTranslation();
  return (
    <DetailDrawer
      opened={opened}
      onClose={onClose}
      title={row ? row.planName[currentLanguage()] : t("subscriptions.title")}
      subtitle={row?.email}
    >
      {!row ? (
        <p>{t("subscriptions.gone")}</p>
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
