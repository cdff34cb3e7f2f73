import { HandCoins } from "@phosphor-icons/react/dist/csr/HandCoins";
import { useTranslation } from "react-i18next";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import { openedIn, type ListRouteProps } from "../../../lib/list-search.ts";
import { ListPage } from "../../../ui/ListPage.tsx";
import place from "../../../ui/place.module.css";
import type { RecordColumn } from "../../../ui/RecordList.tsx";
import { RowName } from "../../../ui/RowName.tsx";
import { fetchRefundRequests, requestStates, useRefundRequests, type AdminRefundRequest } from "../api.ts";
import { aboutOf } from "../components/about.ts";
import { RequestDrawer } from "../components/RequestDrawer.tsx";
import { RequestStatus } from "../components/RequestStatus.tsx";

export function RefundRequestsPage({ search, onSearch }: ListRouteProps) {
  const { t } = useTranslation();
  const page = useRefundRequests(search);
  const about = (row: AdminRefundRequest) => aboutOf(row, t);
  const amount = (row: AdminRefundRequest) =>
    row.suggested !== null && row.currency ? formatMoney(row.suggested, row.currency) : "";
  const columns: RecordColumn<AdminRefundRequest>[] = [
    { key: "email", title: t("requests.owner"), render: (row) => <RowName>{row.email}</RowName>, csv: (row) => row.email },
    { key: "about", title: t("requests.about"), render: about, csv: about },
    {
      key: "text",
      title: t("requests.says"),
      render: (row) => <span className={place.excerpt}>{row.text}</span>,
      csv: (row) => row.text,
      width: "32%",
    },
    { key: "status", title: t("list.status"), render: (row) => <RequestStatus status={row.status} />, csv: (row) => row.status },
    { key: "amount", title: t("payments.amount"), render: amount, csv: amount, align: "right" },
    { key: "createdAt", title: t("requests.created"), render: (row) => formatMoment(row.createdAt), csv: (row) => row.createdAt },
  ];
  return (
    <>
      <ListPage
        name="refund-requests"
        title={t("requests.title")}
        lead={t("requests.lead")}
        testId="requests-row"
        page={page}
        columns={columns}
        stacked={(row) => ({
          title: row.email,
          state: <RequestStatus status={row.status} />,
          rest: [
            about(row),
            amount(row),
            formatMoment(row.createdAt),
            <span key="text" className={place.excerpt}>
              {row.text}
            </span>,
          ],
        })}
        find={null}
        ordered={false}
        statuses={requestStates.map((value) => ({ value, label: t(`requests.status.${value}`) }))}
        empty={{ title: t("requests.emptyTitle"), text: t("requests.emptyText"), icon: <HandCoins size={32} /> }}
        none={{ title: t("requests.noneTitle"), text: t("requests.noneText") }}
        search={search}
        onSearch={onSearch}
        fetchPage={(cursor) => fetchRefundRequests(search, cursor)}
      />
      <RequestDrawer {...openedIn(page.data?.items, { search, onSearch })} />
    </>
  );
}
