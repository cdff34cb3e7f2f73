import { Anchor, Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../lib/format.ts";
import type { Opened } from "../../../lib/list-search.ts";
import { CopyId } from "../../../ui/CopyId.tsx";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { ErrorNotice } from "../../../ui/Notice.tsx";
import { useSession, type AdminSession } from "../api.ts";
import { Animal } from "./Animal.tsx";
import { Receipt } from "./Receipt.tsx";
import { SessionStatus } from "./SessionStatus.tsx";
import { Timeline } from "./Timeline.tsx";

export function SessionDrawer({ id, row, onClose }: Opened<AdminSession>) {
  const { t } = useTranslation();
  return (
    <DetailDrawer
      opened={Boolean(id)}
      onClose={onClose}
      title={row ? `${t(`consultType.${row.type}`)}${row.petName ? `, ${row.petName}` : ""}` : t("sessions.title")}
      subtitle={row?.ownerEmail}
    >
      {id && <SessionDetails sessionId={id} row={row} />}
    </DetailDrawer>
  );
}

function SessionDetails({ sessionId, row }: { sessionId: string; row: AdminSession | undefined }) {
  const { t } = useTranslation();
  const query = useSession(sessionId);
  if (query.error && !query.data) return <ErrorNotice error={query.error} retry={query.refetch} />;
  if (!query.data) return <Skeleton height={320} aria-label={t("list.loading")} />;
  const { session, ownerName, pet, vet, history, ahead, receipt } = query.data;
  const live = session.endedAt === null;
  return (
    <>
      <DrawerSection>
        <Facts
          items={[
            [t("list.status"), <SessionStatus key="s" status={session.status} />],
            [t("sessions.owner"), ownerName || (row?.ownerEmail ?? t("common.none"))],
            [t("sessions.animal"), <Animal key="a" name={pet?.name ?? null} species={pet?.species ?? null} />],
            [
              t("sessions.vet"),
              vet ? `${vet.displayName}. ${t("sessions.licence", { licence: vet.licence })}` : t("sessions.noVet"),
            ],
            [t("sessions.urgency"), t(`urgency.${session.urgency}`)],
            [t("sessions.language"), t(`language.${session.language}`)],
            [t("sessions.ahead"), ahead],
          ]}
        />
      </DrawerSection>
      <DrawerSection title={t("sessions.receipt")}>
        {receipt ? (
          <Receipt receipt={receipt} />
        ) : (
          <>
            {row?.paidBy && <Facts items={[[t("sessions.paidBy"), t(`paidBy.${row.paidBy}`)]]} />}
            {live && <p>{t("sessions.receiptPending")}</p>}
          </>
        )}
      </DrawerSection>
      <DrawerSection title={t("sessions.text")}>
        <p>{session.text || t("sessions.noText")}</p>
      </DrawerSection>
      <DrawerSection title={t("sessions.timeline")}>
        <Timeline session={session} />
        <Facts
          items={[
            [t("sessions.endedBy"), session.endedBy ? t(`endedBy.${session.endedBy}`) : null],
            [t("sessions.endReason"), session.endReason],
            [
              t("sessions.messages"),
              session.lastSeq > 0
                ? `${session.lastSeq}. ${t("sessions.read", { owner: session.ownerReadSeq, vet: session.vetReadSeq })}`
                : 0,
            ],
          ]}
        />
      </DrawerSection>
      {history.length > 0 && (
        <DrawerSection title={t("sessions.history")}>
          <Facts items={history.map((one) => [formatDay(one.createdAt), one.text || t(`sessionStatus.${one.status}`)])} />
        </DrawerSection>
      )}
      <DrawerSection>
        <Facts items={[[t("sessions.id"), <CopyId key="i" value={session.id} />]]} />
      </DrawerSection>
      <Anchor component={Link} to={`/ui/owners/${session.ownerId}`}>
        {t("subscriptions.owned")}
      </Anchor>
    </>
  );
}
