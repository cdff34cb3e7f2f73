import { z } from "zod";
import { language } from "./common.ts";

const line = z.string().trim().min(1).max(1000);

/** What an owner takes home after a consult: what happened, what to do, when to worry, when to come back (may be empty). */
export const careContent = z.strictObject({
  summary: z.string().trim().min(1).max(4000),
  plan: z.array(line).max(30),
  warnings: z.array(line).max(30),
  followUp: z.string().trim().max(1000),
});
export type CareContent = z.infer<typeof careContent>;

/** The model of a draft that was made of the consult's own sentences, without a language model. */
export const EXTRACTIVE = "extractive-1";

/** What was drafted for the vet. `content` is null while it is being drafted, and when that failed. */
export const careDraft = z.object({
  id: z.uuid(),
  version: z.number().int(),
  language,
  status: z.enum(["drafting", "failed", "draft", "approved", "rejected"]),
  content: careContent.nullable(),
  model: z.string().nullable(),
  draftedAt: z.string().nullable(),
});
export type CareDraft = z.infer<typeof careDraft>;

/** A version that the vet approved. `note` says why there is another one than the first. */
export const carePlan = z.object({
  id: z.uuid(),
  version: z.number().int(),
  language,
  content: careContent,
  note: z.string().nullable(),
  approvedAt: z.string(),
});
export type CarePlan = z.infer<typeof carePlan>;

/**
 * How it stands after a consult. The owner reads `none` until something is approved, and never a draft. `plans` has the newest
 * version first.
 */
export const care = z.object({
  sessionId: z.uuid(),
  state: z.enum(["none", "drafting", "failed", "draft", "rejected", "approved"]),
  draft: careDraft.nullable(),
  plans: z.array(carePlan),
});
export type Care = z.infer<typeof care>;

export const careInput = z.object({ sessionId: z.uuid() });

/** `content` left out: approved as drafted. */
export const decideDraftInput = z.object({
  draftId: z.uuid(),
  decision: z.enum(["approve", "reject"]),
  content: careContent.optional(),
});

/** `note` must say why when there is an approved version already. */
export const writeCareInput = z.object({
  sessionId: z.uuid(),
  content: careContent,
  note: z.string().trim().min(1).max(1000).optional(),
});
