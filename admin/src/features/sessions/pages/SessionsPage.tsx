import { sessionStatus } from "@callavet/shared/contract/sessions.ts";
import { ChatsCircle } from "@phosphor-icons/react/dist/csr/ChatsCircle";
import { useTranslation } from "react-i18next";
import { formatMoment } from "../../../lib/format.ts";
import { openedIn, type ListRouteProps } from "../../../lib/list-search.ts";
import { ListPage } from "../../../ui/ListPage.tsx";
import type { RecordColumn } from "../../../ui/RecordList.tsx";
import { RowName } from "../../../ui/RowName.tsx";
import { fetchSessions, useSessions, type AdminSession } from "../api.ts";
import { Animal } from "../components/Animal.tsx";
import { SessionDrawer } from "../components/SessionDrawer.tsx";
import { SessionStatus } from "../components/SessionStatus.tsx";

export function SessionsPage({ search, onSearch }: ListRouteProps) {
  const { t } = useTranslation();
  const page = useSessions(search);
  const type = (row: AdminSession) => t(`consultType.${row.type}`);
  const paidBy = (row: AdminSession) => (row.paidBy ? t(`paidBy.${row.paidBy}`) : t("paidBy.nothing"));
  const columns: RecordColumn<AdminSession>[] = [
    {
      key: "ownerEmail",
      title: t("sessions.owner"),
      render: (row) => <RowName>{row.ownerEmail}</RowName>,
      csv: (row) => row.ownerEmail,
    },
    {
      key: "petName",
      title: t("sessions.animal"),
      render: (row) => <Animal name={row.petName} species={row.petSpecies} />,
      csv: (row) => row.petName,
    },
    { key: "type", title: t("list.type"), render: type, csv: (row) => row.type },
    { key: "status", title: t("list.status"), render: (row) => <SessionStatus status={row.status} />, csv: (row) => row.status },
    { key: "vetName", title: t("sessions.vet"), render: (row) => row.vetName ?? t("sessions.noVet"), csv: (row) => row.vetName },
    { key: "paidBy", title: t("sessions.paidBy"), render: paidBy, csv: (row) => row.paidBy },
    {
      key: "createdAt",
      title: t("sessions.created"),
      render: (row) => formatMoment(row.createdAt),
      csv: (row) => row.createdAt,
      sortable: true,
    },
  ];
  return (
    <>
      <ListPage
        name="sessions"
        title={t("sessions.title")}
        lead={t("sessions.lead")}
        testId="sessions-row"
        page={page}
        columns={columns}
        stacked={(row) => ({
          title: row.ownerEmail,
          state: <SessionStatus status={row.status} />,
          rest: [
            <Animal key="animal" name={row.petName} species={row.petSpecies} />,
            type(row),
            row.vetName,
            paidBy(row),
            formatMoment(row.createdAt),
          ],
        })}
        statuses={sessionStatus.options.map((value) => ({ value, label: t(`sessionStatus.${value}`) }))}
        types={(["chat", "video"] as const).map((value) => ({ value, label: t(`consultType.${value}`) }))}
        empty={{ title: t("sessions.emptyTitle"), text: t("sessions.emptyText"), icon: <ChatsCircle size={32} /> }}
        none={{ title: t("sessions.noneTitle"), text: t("sessions.noneText") }}
        search={search}
        onSearch={onSearch}
        fetchPage={(cursor) => fetchSessions(search, cursor)}
      />
      <SessionDrawer {...openedIn(page.data?.items, { search, onSearch })} />
    </>
  );
}
