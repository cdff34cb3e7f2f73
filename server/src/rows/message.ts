import type { Message } from "@callavet/shared/contract/chat.ts";
import { iso } from "./times.ts";

export interface MessageRow {
  session_id: string;
  seq: number;
  client_id: string;
  sender_id: string;
  sender_role: string;
  body: string;
  created_at: Date;
}

export const messageColumns = ["session_id", "seq", "client_id", "sender_id", "sender_role", "body", "created_at"] as const;

export function toMessage(row: MessageRow): Message {
  return {
    sessionId: row.session_id,
    seq: row.seq,
    clientId: row.client_id,
    senderId: row.sender_id,
    senderRole: row.sender_role === "vet" ? "vet" : "owner",
    body: row.body,
    createdAt: iso(row.created_at),
  };
}
