import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { OwnerCare } from "../care/OwnerCare.tsx";
import { ChatLog } from "../chat/ChatLog.tsx";
import { Composer } from "../chat/Composer.tsx";
import { ConnectionState } from "../chat/ConnectionState.tsx";
import { useChatRoom } from "../chat/use-chat-room.ts";
import { isLive, useSessionUpdate } from "./api.ts";
import { CasePanel } from "./CasePanel.tsx";
import { EndControl } from "./EndControl.tsx";
import { Ended } from "./Ended.tsx";
import { PayPanel } from "./PayPanel.tsx";
import { RoomOpening } from "./RoomOpening.tsx";
import { useArrival } from "./use-arrival.ts";
import { useVisibleHeight } from "./use-visible-height.ts";
import { VetBadge } from "./VetBadge.tsx";
import { WaitingPanel } from "./WaitingPanel.tsx";
import "./case.css";
import "./room.css";

export function OwnerRoomPage() {
  const { t } = useTranslation("app");
  const { id } = useParams({ from: "/shell/app/consults/$id" });
  return (
    <RoomOpening id={id} wayBack={<Link to="/app/consults">{t("consults.title")}</Link>}>
      {(detail) =>
        detail.session.status === "pending_payment" ? <PayPanel detail={detail} /> : <OwnerRoom key={id} detail={detail} />
      }
    </RoomOpening>
  );
}

/** The room from the queue to the receipt: one page, whose state changes under the owner's eyes. */
function OwnerRoom({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const { session, vet } = detail;
  const live = isLive(session);
  const { room, state } = useChatRoom(session.id, "owner", live, useSessionUpdate(session.id));
  useArrival(session.status);
  useVisibleHeight();
  const other = vet?.displayName ?? t("chat.vet");
  return (
    <div className="room" data-status={session.status} data-testid="session-status">
      <header className="room-head">
        {session.status === "waiting" && <h1>{t("room.waitingTitle")}</h1>}
        {session.status === "active" && vet && <VetBadge vet={vet} here={state.otherHere} />}
        {!live && (
          <h1>
            {t(
              session.status === "completed"
                ? "room.endedTitle"
                : session.status === "expired"
                  ? "room.expiredTitle"
                  : "room.canceledTitle",
            )}
          </h1>
        )}
        {live && (
          <EndControl session={session} role="owner" answered={state.messages.some(({ senderRole }) => senderRole === "vet")} />
        )}
      </header>
      {live && <ConnectionState />}
      <div className="room-side" role="region" aria-label={t("room.details")} tabIndex={0}>
        {session.status === "waiting" && <WaitingPanel detail={detail} />}
        {session.status === "completed" && <OwnerCare sessionId={session.id} />}
        {!live && <Ended detail={detail} />}
        <CasePanel detail={detail} />
      </div>
      <section className="room-chat">
        <ChatLog
          room={room}
          state={state}
          role="owner"
          other={other}
          empty={t(
            session.status === "active" ? "chat.emptyOwner" : session.status === "waiting" ? "room.meanwhile" : "chat.empty",
          )}
        />
        {live && (
          <Composer
            room={room}
            sessionId={session.id}
            label={session.status === "waiting" ? t("chat.writeWaiting") : t("chat.writeOwner")}
            autoFocus={session.status === "active"}
          />
        )}
      </section>
    </div>
  );
}
