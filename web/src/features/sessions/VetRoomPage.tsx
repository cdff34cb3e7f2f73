import { Link, useParams } from "@tanstack/react-router";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { DosePanel } from "../care/DosePanel.tsx";
import { VetCare } from "../care/VetCare.tsx";
import { ChatLog } from "../chat/ChatLog.tsx";
import { Composer } from "../chat/Composer.tsx";
import { ConnectionState } from "../chat/ConnectionState.tsx";
import { useChatRoom } from "../chat/use-chat-room.ts";
import { isLive, useSessionUpdate } from "./api.ts";
import { EndControl } from "./EndControl.tsx";
import { Ended } from "./Ended.tsx";
import { RoomOpening } from "./RoomOpening.tsx";
import { useVisibleHeight } from "./use-visible-height.ts";
import { VetCase } from "./VetCase.tsx";
import "./case.css";
import "./room.css";

export function VetRoomPage() {
  const { t } = useTranslation("app");
  const { id } = useParams({ from: "/shell/vet/consults/$id" });
  return (
    <RoomOpening id={id} refusal={t("room.vetEmpty")} wayBack={<Link to="/vet">{t("room.toQueue")}</Link>}>
      {(detail) => <VetRoom key={id} detail={detail} />}
    </RoomOpening>
  );
}

/** The case and the conversation on one screen, the field ready to be written in. */
function VetRoom({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const { session, ownerName } = detail;
  const live = isLive(session);
  const { room, state } = useChatRoom(session.id, "vet", live, useSessionUpdate(session.id));
  useVisibleHeight();
  const owner = ownerName || t("chat.owner");
  return (
    <div className="room" data-status={session.status} data-testid="session-status">
      <header className="room-head">
        <div className="vet-badge">
          <div>
            <h1>{live ? owner : t(session.status === "completed" ? "room.endedTitle" : "room.canceledTitle")}</h1>
            {live && <p>{t(state.otherHere ? "chat.here" : "chat.away")}</p>}
          </div>
        </div>
        {live && (
          <EndControl session={session} role="vet" answered={state.messages.some(({ senderRole }) => senderRole === "vet")} />
        )}
      </header>
      {live && <ConnectionState />}
      <div className="room-side" role="region" aria-label={t("room.details")} tabIndex={0}>
        {session.status === "completed" && detail.role === "vet" && <VetCare session={session} />}
        {!live && <Ended detail={detail} />}
        <VetCase detail={detail} />
        <DosePanel pet={detail.pet} />
      </div>
      <section className="room-chat">
        <ChatLog room={room} state={state} role="vet" other={owner} empty={live ? t("chat.emptyVet") : t("chat.empty")} />
        {live && <Composer room={room} sessionId={session.id} label={t("chat.writeVet")} autoFocus />}
      </section>
    </div>
  );
}
