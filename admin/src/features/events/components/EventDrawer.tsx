import { useTranslation } from "react-i18next";
import { formatMoment } from "../../../lib/format.ts";
import type { Opened } from "../../../lib/list-search.ts";
import { BusyButton } from "../../../ui/BusyButton.tsx";
import { CopyId } from "../../../ui/CopyId.tsx";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { Found } from "../../../ui/Found.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import place from "../../../ui/place.module.css";
import { Refusal } from "../../../ui/Refusal.tsx";
import { useEvent, useReplay, type AdminEvent } from "../api.ts";
import { EventStatus } from "./EventStatus.tsx";

export function EventDrawer({ id, row, onClose }: Opened<AdminEvent>) {
  const { t } = useTranslation();
  const query = useEvent(id, row);
  const event = query.data?.items[0];
  return (
    <DetailDrawer
      opened={Boolean(id)}
      onClose={onClose}
      title={event?.type ?? t("events.title")}
      subtitle={event ? (event.email ?? t("events.unknownOwner")) : undefined}
    >
      <Found query={query} gone={<Notice title={t("events.goneTitle")} text={t("events.goneText")} />}>
        {(found) => <EventDetails key={found.id} event={found} />}
      </Found>
    </DetailDrawer>
  );
}

/** What is in the event stays in the database: it holds people's payment data, and only says where to look at Stripe. */
function EventDetails({ event }: { event: AdminEvent }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const failed = event.status === "failed";
  return (
    <>
      {event.lastError && (
        <DrawerSection title={t(failed ? "events.error" : "events.note")}>
          <p className={failed ? place.error : place.none} data-testid="event-error">
            {event.lastError}
          </p>
        </DrawerSection>
      )}
      <DrawerSection>
        <Facts
          items={[
            [t("list.status"), <EventStatus key="s" status={event.status} />],
            [t("events.attempts"), event.attempts],
            [t("events.created"), formatMoment(event.createdAt)],
            [t("events.received"), formatMoment(event.receivedAt)],
            [t("events.processed"), event.processedAt ? formatMoment(event.processedAt) : null],
            [t("events.object"), event.objectId && <CopyId key="o" value={event.objectId} />],
            [t("events.customer"), event.stripeCustomerId && <CopyId key="c" value={event.stripeCustomerId} />],
            [t("events.id"), <CopyId key="i" value={event.id} />],
          ]}
        />
      </DrawerSection>
      <div className={place.form}>
        {replay.isSuccess && <Done testId="event-replayed">{t("events.replayed")}</Done>}
        <p className={place.none}>{t("events.replayText")}</p>
        <Refusal error={replay.error} />
        <div className={place.actions}>
          <BusyButton
            variant={failed ? "filled" : "default"}
            busy={replay.isPending}
            busyLabel={t("events.replaying")}
            onClick={() => replay.mutate({ eventId: event.id })}
            data-testid="event-replay"
          >
            {t("events.replay")}
          </BusyButton>
        </div>
      </div>
    </>
  );
}
