import { z } from "zod";

export const language = z.enum(["es", "en"]);
export type Language = z.infer<typeof language>;

/** A text in both languages. */
export const bilingual = z.object({ es: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** A moment, as ISO 8601 with its offset. */
export const moment = z.iso.datetime({ offset: true });

/** Integer minor units of an ISO 4217 currency in lower case. */
export const money = z.object({ amount: z.number().int(), currency: z.string().length(3) });
export type Money = z.infer<typeof money>;

export const consultType = z.enum(["chat", "video"]);
export type ConsultType = z.infer<typeof consultType>;

/** A page of a list: ask again with `cursor = nextCursor` until it is null. */
export const pageInput = {
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).optional(),
};
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const nothing = z.object({});
