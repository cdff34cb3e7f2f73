import { CreditCard } from "@phosphor-icons/react/dist/csr/CreditCard";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay } from "../../../lib/format.ts";
import { openedIn, type ListRouteProps } from "../../../lib/list-search.ts";
import { ListPage } from "../../../ui/ListPage.tsx";
import type { RecordColumn } from "../../../ui/RecordList.tsx";
import { RowName } from "../../../ui/RowName.tsx";
import { fetchSubscriptions, subscriptionStatuses, useSubscriptions, type AdminSubscription } from "../api.ts";
import { outlookOf, priceOf } from "../components/money.ts";
import { SubscriptionDrawer } from "../components/SubscriptionDrawer.tsx";
import { SubscriptionStatus } from "../components/SubscriptionStatus.tsx";

export function SubscriptionsPage({ search, onSearch }: ListRouteProps) {
  const { t } = useTranslation();
  const page = useSubscriptions(search);
  const plan = (row: AdminSubscription) => row.planName[currentLanguage()];
  const columns: RecordColumn<AdminSubscription>[] = [
    { key: "email", title: t("subscriptions.owner"), render: (row) => <RowName>{row.email}</RowName>, csv: (row) => row.email },
    { key: "plan", title: t("subscriptions.plan"), render: plan, csv: plan },
    {
      key: "status",
      title: t("list.status"),
      render: (row) => <SubscriptionStatus status={row.status} />,
      csv: (row) => row.status,
    },
    { key: "price", title: t("subscriptions.price"), render: (row) => priceOf(row, t), csv: (row) => priceOf(row, t) },
    { key: "period", title: t("subscriptions.period"), render: (row) => outlookOf(row, t), csv: (row) => row.currentPeriodEnd },
    {
      key: "createdAt",
      title: t("subscriptions.created"),
      render: (row) => formatDay(row.createdAt),
      csv: (row) => row.createdAt,
      sortable: true,
    },
  ];
  return (
    <>
      <ListPage
        name="subscriptions"
        title={t("subscriptions.title")}
        lead={t("subscriptions.lead")}
        testId="subscriptions-row"
        page={page}
        columns={columns}
        stacked={(row) => ({
          title: row.email,
          state: <SubscriptionStatus status={row.status} />,
          rest: [plan(row), priceOf(row, t), outlookOf(row, t)],
        })}
        statuses={subscriptionStatuses.map((value) => ({ value, label: t(`subscriptionStatus.${value}`) }))}
        empty={{ title: t("subscriptions.emptyTitle"), text: t("subscriptions.emptyText"), icon: <CreditCard size={32} /> }}
        none={{ title: t("subscriptions.noneTitle"), text: t("subscriptions.noneText") }}
        search={search}
        onSearch={onSearch}
        fetchPage={(cursor) => fetchSubscriptions(search, cursor)}
      />
      <SubscriptionDrawer {...openedIn(page.data?.items, { search, onSearch })} />
    </>
  );
}
