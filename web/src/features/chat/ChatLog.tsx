import { Skeleton } from "@mantine/core";
import { ArrowDownIcon } from "@phosphor-icons/react/ArrowDown";
import type { ChatRole } from "@callavet/shared/contract/chat.ts";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed } from "../../ui/Failed.tsx";
import { deliveryOf } from "./merge.ts";
import { MessageRow } from "./MessageRow.tsx";
import type { ChatRoom, RoomState } from "./room.ts";
import "./chat.css";

interface Props {
  room: ChatRoom;
  state: RoomState;
  role: ChatRole;
  /** What to call the other person. */
  other: string;
  empty: string;
}

const NEAR_PX = 120;

/** The conversation. It follows the newest message while one is at the end, and stays put while one reads further up. */
export function ChatLog({ room, state, role, other, empty }: Props) {
  const { t } = useTranslation("app");
  const { messages, outgoing, hasMore, loaded, error, otherRead, deliveredTo } = state;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef({ first: 0, height: 0 });
  const older = useRef(false);
  const [unseen, setUnseen] = useState(false);
  const last = messages.at(-1);
  const count = messages.length + outgoing.length;

  const newest = outgoing.at(-1)?.clientId ?? last?.clientId ?? "";
  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    const first = messages[0]?.seq ?? 0;
    if (atEnd.current) log.scrollTop = log.scrollHeight;
    // Older messages were put above: what was in sight stays in sight.
    else if (first < before.current.first) log.scrollTop += log.scrollHeight - before.current.height;
    before.current = { first, height: log.scrollHeight };
  });
  useEffect(() => {
    if (newest && !atEnd.current) setUnseen(true);
  }, [newest]);

  // Read means: on the screen, of a page that somebody looks at.
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState === "visible" && last && last.senderRole !== role) room.tellRead(last.seq);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [last, role, room]);

  const onScroll = () => {
    const log = box.current;
    if (!log) return;
    atEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
    if (atEnd.current) setUnseen(false);
    if (log.scrollTop > NEAR_PX || !hasMore || older.current) return;
    older.current = true;
    void room
      .loadOlder()
      .catch(() => {})
      .finally(() => {
        older.current = false;
      });
  };
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  return (
    <div className="log-frame">
      <div
        ref={box}
        className="log"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label={t("chat.log")}
        tabIndex={0}
        onScroll={onScroll}
        data-testid="chat-log"
      >
        {hasMore && <p className="log-note">{t("chat.older")}</p>}
        {!loaded && (error ? <Failed error={error} /> : <Skeletons />)}
        {loaded && count === 0 && <p className="log-note">{empty}</p>}
        {messages.map((message) => {
          const mine = message.senderRole === role;
          return (
            <MessageRow
              key={message.clientId}
              body={message.body}
              at={message.createdAt}
              seq={message.seq}
              clientId={message.clientId}
              mine={mine}
              from={mine ? t("chat.you") : other}
              state={mine ? deliveryOf(message.seq, otherRead, deliveredTo) : "read"}
            />
          );
        })}
        {outgoing.map(({ clientId, body, createdAt, refused }) => (
          <MessageRow
            key={clientId}
            body={body}
            at={createdAt}
            clientId={clientId}
            mine
            from={t("chat.you")}
            state={refused ? "failed" : "sending"}
            refused={refused}
            retry={() => room.retry(clientId)}
            discard={() => room.discard(clientId)}
          />
        ))}
      </div>
      <p className="log-typing" aria-live="polite">
        {state.otherTyping && t("chat.typing", { name: other })}
      </p>
      {unseen && (
        <button type="button" className="log-new" onClick={toEnd}>
          <ArrowDownIcon size={20} weight="bold" aria-hidden />
          {t("chat.toNew")}
        </button>
      )}
    </div>
  );
}

function Skeletons() {
  return (
    <div className="log-skeletons" aria-hidden="true">
      <Skeleton height={52} width="62%" radius="md" />
      <Skeleton height={52} width="48%" radius="md" ml="auto" />
      <Skeleton height={76} width="70%" radius="md" />
    </div>
  );
}
