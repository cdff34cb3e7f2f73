import { Tray } from "@phosphor-icons/react/dist/csr/Tray";
import { useTranslation } from "react-i18next";
import { formatMoment } from "../../../lib/format.ts";
import { openedIn, type ListRouteProps } from "../../../lib/list-search.ts";
import { ListPage } from "../../../ui/ListPage.tsx";
import place from "../../../ui/place.module.css";
import type { RecordColumn } from "../../../ui/RecordList.tsx";
import { RowName } from "../../../ui/RowName.tsx";
import { eventStates, fetchEvents, useEvents, type AdminEvent } from "../api.ts";
import { EventDrawer } from "../components/EventDrawer.tsx";
import { EventStatus } from "../components/EventStatus.tsx";

export function EventsPage({ search, onSearch }: ListRouteProps) {
  const { t } = useTranslation();
  const page = useEvents(search);
  const owner = (row: AdminEvent) => row.email ?? t("events.unknownOwner");
  const columns: RecordColumn<AdminEvent>[] = [
    { key: "type", title: t("events.type"), render: (row) => <RowName>{row.type}</RowName>, csv: (row) => row.type },
    { key: "status", title: t("list.status"), render: (row) => <EventStatus status={row.status} />, csv: (row) => row.status },
    { key: "email", title: t("events.owner"), render: owner, csv: (row) => row.email },
    {
      key: "lastError",
      title: t("events.error"),
      render: (row) => row.status === "failed" && <span className={place.excerpt}>{row.lastError}</span>,
      csv: (row) => row.lastError,
      width: "30%",
    },
    {
      key: "receivedAt",
      title: t("events.received"),
      render: (row) => formatMoment(row.receivedAt),
      csv: (row) => row.receivedAt,
    },
  ];
  return (
    <>
      <ListPage
        name="stripe-events"
        title={t("events.title")}
        lead={t("events.lead")}
        testId="events-row"
        page={page}
        columns={columns}
        stacked={(row) => ({
          title: row.type,
          state: <EventStatus status={row.status} />,
          rest: [
            owner(row),
            formatMoment(row.receivedAt),
            row.status === "failed" && (
              <span key="e" className={place.excerpt}>
                {row.lastError}
              </span>
            ),
          ],
        })}
        find={{ key: "q", label: t("events.find"), hint: t("events.findHint") }}
        ordered={false}
        statuses={eventStates.map((value) => ({ value, label: t(`events.status.${value}`) }))}
        empty={{ title: t("events.emptyTitle"), text: t("events.emptyText"), icon: <Tray size={32} /> }}
        none={{ title: t("events.noneTitle"), text: t("events.noneText") }}
        search={search}
        onSearch={onSearch}
        fetchPage={(cursor) => fetchEvents(search, cursor)}
      />
      <EventDrawer {...openedIn(page.data?.items, { search, onSearch })} />
    </>
  );
}
