import type { Message } from "@callavet/shared/contract/chat.ts";

/** One list in the order of `seq`, each message once, whatever way and order they came in. */
export function merge(known: Message[], news: Message[]): Message[] {
  const last = known.at(-1)?.seq ?? 0;
  // Mostly one new message at the end.
  if (news.length === 1 && news[0] && news[0].seq > last) return [...known, news[0]];
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of news) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

export type DeliveryState = "sending" | "failed" | "sent" | "delivered" | "read";

/** How far one of my messages has come. Delivered: the other person's page was connected at or after it. */
export function deliveryOf(seq: number, otherRead: number, deliveredTo: number): DeliveryState {
  if (seq <= otherRead) return "read";
  return seq <= deliveredTo ? "delivered" : "sent";
}
