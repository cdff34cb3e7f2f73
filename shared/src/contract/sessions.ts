import { z } from "zod";
import { refundRequest } from "./billing.ts";
import { bilingual, consultType, language, pageInput } from "./common.ts";
import { consumption, consumptionSource } from "./entitlements.ts";
import { overageItem, purchase } from "./overage.ts";
import { pet } from "./pets.ts";

export const sessionStatus = z.enum(["pending_payment", "waiting", "active", "completed", "canceled", "expired"]);
export type SessionStatus = z.infer<typeof sessionStatus>;
export const liveStatuses = ["pending_payment", "waiting", "active"] as const satisfies SessionStatus[];

export const urgency = z.enum(["emergency", "urgent", "routine"]);
export type Urgency = z.infer<typeof urgency>;

export const session = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  vetId: z.uuid().nullable(),
  petId: z.uuid().nullable(),
  type: consultType,
  status: sessionStatus,
  /** The owner's own words. */
  text: z.string(),
  urgency,
  redFlags: z.array(z.string()),
  language,
  /** Number of the last message. */
  lastSeq: z.number().int(),
  ownerReadSeq: z.number().int(),
  vetReadSeq: z.number().int(),
  endedBy: z.enum(["owner", "vet", "admin", "system"]).nullable(),
  endReason: z.string().nullable(),
  createdAt: z.string(),
  queuedAt: z.string().nullable(),
  claimedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type Session = z.infer<typeof session>;

/** Which bucket paid: the plan, a credit, a purchase, or nothing. */
export const receipt = z.object({
  paidBy: z.enum(["plan", "credit", "purchase", "nothing"]),
  planCode: z.string().nullable(),
  planName: bilingual.nullable(),
  type: consultType,
  units: z.number().int(),
  periodEnd: z.string().nullable(),
  /** What is left of the plan's units of this type in that period. */
  remaining: z.number().int().nullable(),
  /** The one-off purchase that paid, whatever bucket it went through. */
  purchase: purchase
    .pick({ id: true, amount: true, currency: true, units: true, receiptUrl: true, refundedAmount: true })
    .nullable(),
  /** What its owner asked to have back for it, the latest. */
  request: refundRequest.nullable(),
  /** Whether its owner, who reads this, can ask now. */
  canAskRefund: z.boolean(),
});
export type Receipt = z.infer<typeof receipt>;

export const vetCard = z.object({ id: z.uuid(), displayName: z.string(), licence: z.string(), country: z.string() });

/** One consult with what its room shows. `receipt` is there once it has ended. */
export const sessionDetail = z.object({
  session,
  role: z.enum(["owner", "vet", "admin"]),
  ownerName: z.string(),
  pet: pet.nullable(),
  vet: vetCard.nullable(),
  /** Earlier consults of the same animal, newest first, at most 10. */
  history: z.array(session.pick({ id: true, type: true, status: true, text: true, createdAt: true, endedAt: true })),
  /** How many wait before this one; null when it does not wait. */
  ahead: z.number().int().nullable(),
  receipt: receipt.nullable(),
});
export type SessionDetail = z.infer<typeof sessionDetail>;

/** `mode` and `pet_id` are other names of `type` and `petId`. The same `clientRequestId` gives the same session. */
export const startInput = z
  .object({
    type: consultType.optional(),
    mode: consultType.optional(),
    petId: z.uuid().optional(),
    pet_id: z.uuid().optional(),
    text: z.string().trim().max(4000).optional(),
    language: language.optional(),
    clientRequestId: z.uuid().optional(),
  })
  .refine((v) => v.type ?? v.mode, { message: "type is required", path: ["type"] });

/** `overage` true: no unit was left; the session waits for payment, and `items` would pay for it. */
export const startResult = z.object({
  session,
  created: z.boolean(),
  consumption: consumption.nullable(),
  credit: z.object({ id: z.uuid(), remaining: z.number().int(), expiresAt: z.string().nullable() }).nullable(),
  room: z.object({ sessionId: z.uuid(), kind: consultType }).nullable(),
  overage: z.boolean(),
  items: z.array(overageItem),
});
export type StartResult = z.infer<typeof startResult>;

export const sessionIdInput = z.object({ sessionId: z.uuid() });

export const listInput = z.object({ status: sessionStatus.optional(), ...pageInput });
export const sessionListItem = session.extend({
  petName: z.string().nullable(),
  petSpecies: z.string().nullable(),
  vetName: z.string().nullable(),
  /** What the viewer can read of it in writing: a draft to decide on, or what was approved. */
  care: z.enum(["draft", "approved"]).nullable(),
});

/** What a waiting consult looks like to the vets, most urgent and longest waiting first. */
export const queueItem = session.extend({
  ownerName: z.string(),
  pet: pet.nullable(),
});
export type SessionListItem = z.infer<typeof sessionListItem>;
export type QueueItem = z.infer<typeof queueItem>;
export const queue = z.object({ items: z.array(queueItem) });

export const endInput = z.object({ sessionId: z.uuid(), reason: z.string().trim().max(200).optional() });
export const endResult = z.object({ session, receipt });

/** Owner: attach the animal. Vet: `status: "active"` claims it. Either: `status` `completed` or `canceled` ends it. */
export const updateInput = z.object({
  sessionId: z.uuid(),
  petId: z.uuid().optional(),
  status: z.enum(["active", "completed", "canceled"]).optional(),
});

export const adminSession = sessionListItem
  .omit({ care: true })
  .extend({ ownerEmail: z.string(), paidBy: consumptionSource.nullable() });
export type AdminSession = z.infer<typeof adminSession>;

/** `email` finds by any part of the owner's address; `ownerId` is exact. */
export const adminSessionsInput = z.object({
  email: z.string().trim().max(200).optional(),
  ownerId: z.uuid().optional(),
  status: sessionStatus.optional(),
  type: consultType.optional(),
  order: z.enum(["newest", "oldest"]).optional(),
  ...pageInput,
});
