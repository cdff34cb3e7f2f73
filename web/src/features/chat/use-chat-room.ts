import type { ChatRole } from "@callavet/shared/contract/chat.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "../../lib/store.ts";
import { ChatRoom } from "./room.ts";

/** The room of this page; it closes with the page. `live` false: the consult is over and only read. */
export function useChatRoom(sessionId: string, role: ChatRole, live: boolean, onSession: (session: Session) => void) {
  const latest = useRef(onSession);
  useEffect(() => {
    latest.current = onSession;
  });
  const room = useMemo(() => new ChatRoom(sessionId, role, (session) => latest.current(session)), [sessionId, role]);
  useEffect(() => room.open(live), [room, live]);
  return { room, state: useStore(room.state) };
}
