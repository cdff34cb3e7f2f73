import { z } from "zod";
import { session } from "./sessions.ts";

/** Longest message, in characters. */
export const MAX_BODY = 8000;

export const chatRole = z.enum(["owner", "vet"]);
export type ChatRole = z.infer<typeof chatRole>;

/** `seq` counts from 1 within its session, without gaps: it is the order and the cursor. */
export const message = z.object({
  sessionId: z.uuid(),
  seq: z.number().int(),
  clientId: z.uuid(),
  senderId: z.uuid(),
  senderRole: chatRole,
  body: z.string(),
  createdAt: z.string(),
});
export type Message = z.infer<typeof message>;

/** The newest first page, or what is before `beforeSeq`, or after `afterSeq`; always in rising order. */
export const historyInput = z.object({
  sessionId: z.uuid(),
  beforeSeq: z.number().int().min(1).optional(),
  afterSeq: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(200).optional(),
});
export const history = z.object({ items: z.array(message), hasMore: z.boolean() });

/** `clientId` is made by the sender's device: sending again with the same one stores nothing twice. */
export const sendInput = z.object({ sessionId: z.uuid(), clientId: z.uuid(), body: z.string().trim().min(1).max(MAX_BODY) });

export const typingInput = z.object({ sessionId: z.uuid(), typing: z.boolean() });
export const readInput = z.object({ sessionId: z.uuid(), seq: z.number().int().min(0) });

/** `lastEventId` is the `seq` of the last message seen; what came after it is sent first, then what is new. */
export const eventsInput = z.object({ sessionId: z.uuid(), lastEventId: z.string().max(12).nullish() });

/** Messages are tracked by `seq`; the rest tells the state of now and is not repeated. */
export const chatEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), message }),
  z.object({ kind: z.literal("session"), session }),
  z.object({ kind: z.literal("typing"), role: chatRole, typing: z.boolean() }),
  z.object({ kind: z.literal("read"), role: chatRole, seq: z.number().int() }),
  z.object({ kind: z.literal("presence"), owner: z.boolean(), vet: z.boolean() }),
]);
export type ChatEvent = z.infer<typeof chatEvent>;
