import { z } from "zod";
import { bilingual, consultType } from "./common.ts";

/** Something that can be bought once. */
export const overageItem = z.object({
  code: z.string(),
  type: consultType,
  name: bilingual,
  units: z.number().int(),
  amount: z.number().int(),
  currency: z.string(),
});
export type OverageItem = z.infer<typeof overageItem>;
