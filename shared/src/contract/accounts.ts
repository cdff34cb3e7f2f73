import { z } from "zod";
import { language } from "./common.ts";

export const role = z.enum(["owner", "vet", "admin"]);
export type Role = z.infer<typeof role>;

/** The signed-in person. `roles` always has `owner`. */
export const me = z.object({
  id: z.uuid(),
  email: z.string(),
  fullName: z.string(),
  language,
  country: z.string().nullable(),
  timeZone: z.string(),
  roles: z.array(role),
  subscription: z.object({ planCode: z.string(), status: z.string(), currentPeriodEnd: z.string() }).nullable(),
  /** The consult that is going on now, if any: where to return to. */
  liveSessionId: z.uuid().nullable(),
});
export type Me = z.infer<typeof me>;

export const updateMeInput = z.object({
  fullName: z.string().trim().max(120).optional(),
  language: language.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  timeZone: z.string().max(60).optional(),
});
