import type { z } from "zod";
import type { Language } from "../contract/common.ts";

export interface Message {
  subject: string;
  text: string;
}

/** The words of one template, or null when the data is not what it needs. */
export type Render = (language: Language, data: unknown) => Message | null;

/** A template whose data has this shape. */
export function template<Data extends z.ZodType>(
  shape: Data,
  words: (language: Language, data: z.output<Data>) => Message,
): Render {
  return (language, data) => {
    const parsed = shape.safeParse(data);
    return parsed.success ? words(language, parsed.data) : null;
  };
}

/** Lines of a mail; what is null is left out. */
export const lines = (...all: (string | null | false | undefined)[]): string =>
  all.filter((line) => typeof line === "string").join("\n");

export const kinds = {
  es: { chat: "consulta por chat", video: "consulta por video" },
  en: { chat: "chat consult", video: "video consult" },
} as const;

/** The product's moments are told by the day, which is the same for everybody in UTC. */
export const day = (language: Language, moment: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(moment));

/** Minor units of a currency, as people write them. */
export function money(language: Language, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
