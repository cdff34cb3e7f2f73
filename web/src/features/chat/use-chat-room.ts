import type { ChatRole } from "@callavet/shared/contract/chat.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useEffect, useState } from "react";
import { useStore } from "../../lib/store.ts";
import { ChatRoom } from "./room.ts";

/**
 * The room of this page, for the page's life: pages are keyed by their consult. `live` false: the consult is over and only
 * read. `onSession` must be stable, or the room would be left and entered again.
 */
export function useChatRoom(sessionId: string, role: ChatRole, live: boolean, onSession: (session: Session) => void) {
  const [room] = useState(() => new ChatRoom(sessionId, role));
  useEffect(() => room.open(live, onSession), [room, live, onSession]);
  return { room, state: useStore(room.state) };
}
