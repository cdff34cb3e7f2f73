import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay, formatMoment } from "../../../lib/format.ts";
import type { Opened } from "../../../lib/list-search.ts";
import { CopyId } from "../../../ui/CopyId.tsx";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { Found } from "../../../ui/Found.tsx";
import { useSubscription, type AdminSubscription } from "../api.ts";
import { outlookOf, priceOf } from "./money.ts";
import { SubscriptionStatus } from "./SubscriptionStatus.tsx";

export function SubscriptionDrawer({ id, row: listed, onClose }: Opened<AdminSubscription>) {
  const { t } = useTranslation();
  const query = useSubscription(id, listed);
  const row = query.data?.items[0];
  return (
    <DetailDrawer
      opened={Boolean(id)}
      onClose={onClose}
      title={row ? row.planName[currentLanguage()] : t("subscriptions.title")}
      subtitle={row?.email}
    >
      <Found query={query} gone={<p>{t("subscriptions.gone")}</p>}>
        {(found) => <SubscriptionDetails key={found.id} row={found} />}
      </Found>
    </DetailDrawer>
  );
}

function SubscriptionDetails({ row }: { row: AdminSubscription }) {
  const { t } = useTranslation();
  return (
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
  );
}
