import { z } from "zod";

export const consumptionSource = z.enum(["subscription", "credit", "overage"]);
export const consumptionStatus = z.enum(["reserved", "committed", "released", "expired"]);

export const consumption = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  type: z.enum(["chat", "video"]),
  source: consumptionSource,
  status: consumptionStatus,
  reservedAt: z.string(),
  expiresAt: z.string(),
  finishedAt: z.string().nullable(),
});
export const consumptionResult = z.object({ consumption });
/** A consult's unit is reserved, by support or a service. */
export const reserveInput = z.object({ sessionId: z.uuid() });
export const reserveAnyInput = reserveInput.extend({ type: z.enum(["chat", "video"]) });
export const finishInput = z.object({ consumptionId: z.uuid() });
export const releaseInput = finishInput.extend({ reason: z.string().trim().max(200).optional() });
export type Consumption = z.infer<typeof consumption>;

/** Units of one type. included = consumed + reserved + remaining; credits and overage are beside it. */
export const unitUsage = z.object({
  included: z.number().int(),
  reserved: z.number().int(),
  consumed: z.number().int(),
  remaining: z.number().int(),
  /** Credits that can still be drawn. */
  credits: z.number().int(),
  /** Units that one-off purchases paid for in this period. */
  overage: z.number().int(),
});
export type UnitUsage = z.infer<typeof unitUsage>;

export const usage = z.object({
  planCode: z.string().nullable(),
  subscriptionId: z.uuid().nullable(),
  status: z.string().nullable(),
  periodStart: z.string().nullable(),
  periodEnd: z.string().nullable(),
  /** The bank examines the payment of this period: none of its units can be used meanwhile. */
  frozen: z.boolean(),
  chat: unitUsage,
  video: unitUsage,
});
export type Usage = z.infer<typeof usage>;

/** The minimal snapshot: what can be started now, from whatever bucket. */
export const usageCurrent = z.object({
  planCode: z.string().nullable(),
  periodEnd: z.string().nullable(),
  chatsRemaining: z.number().int(),
  videosRemaining: z.number().int(),
});
