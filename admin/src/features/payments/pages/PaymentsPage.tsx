import { Money } from "@phosphor-icons/react/dist/csr/Money";
import { useTranslation } from "react-i18next";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import { openedIn, type ListRouteProps } from "../../../lib/list-search.ts";
import { ListPage } from "../../../ui/ListPage.tsx";
import type { RecordColumn } from "../../../ui/RecordList.tsx";
import { RowName } from "../../../ui/RowName.tsx";
import { fetchPayments, paymentStates, usePayments, type AdminPayment } from "../api.ts";
import { PaymentDrawer } from "../components/PaymentDrawer.tsx";
import { PaymentStatus } from "../components/PaymentStatus.tsx";
import { whatOf } from "../components/what.ts";

export function PaymentsPage({ search, onSearch }: ListRouteProps) {
  const { t } = useTranslation();
  const page = usePayments(search);
  const what = (row: AdminPayment) => whatOf(row, t);
  const amount = (row: AdminPayment) => formatMoney(row.amount, row.currency);
  const refunded = (row: AdminPayment) => (row.refundedAmount > 0 ? formatMoney(row.refundedAmount, row.currency) : "");
  const columns: RecordColumn<AdminPayment>[] = [
    { key: "email", title: t("subscriptions.owner"), render: (row) => <RowName>{row.email}</RowName>, csv: (row) => row.email },
    { key: "what", title: t("payments.what"), render: what, csv: what },
    { key: "status", title: t("list.status"), render: (row) => <PaymentStatus payment={row} />, csv: (row) => row.status },
    { key: "amount", title: t("payments.amount"), render: amount, csv: amount, align: "right" },
    { key: "refundedAmount", title: t("payments.refunded"), render: refunded, csv: refunded, align: "right" },
    {
      key: "createdAt",
      title: t("payments.created"),
      render: (row) => formatMoment(row.createdAt),
      csv: (row) => row.createdAt,
      sortable: true,
    },
  ];
  return (
    <>
      <ListPage
        name="payments"
        title={t("payments.title")}
        lead={t("payments.lead")}
        testId="payments-row"
        page={page}
        columns={columns}
        stacked={(row) => ({
          title: row.email,
          state: <PaymentStatus payment={row} />,
          rest: [
            amount(row),
            what(row),
            refunded(row) && t("ownerMoney.refundedPart", { amount: refunded(row) }),
            formatMoment(row.createdAt),
          ],
        })}
        find={{ key: "q", label: t("payments.find"), hint: t("payments.findHint") }}
        statuses={paymentStates.map((value) => ({ value, label: t(`payments.status.${value}`) }))}
        empty={{ title: t("payments.emptyTitle"), text: t("payments.emptyText"), icon: <Money size={32} /> }}
        none={{ title: t("payments.noneTitle"), text: t("payments.noneText") }}
        search={search}
        onSearch={onSearch}
        fetchPage={(cursor) => fetchPayments(search, cursor)}
      />
      <PaymentDrawer {...openedIn(page.data?.items, { search, onSearch })} />
    </>
  );
}
