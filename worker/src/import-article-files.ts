import { articleSpecies } from "@callavet/shared/contract/articles.ts";
import { language } from "@callavet/shared/contract/common.ts";
import { z } from "zod";

const TOPICS =
  `digestive urinary respiratory skin ears eyes heart nerves bones hormones dental reproduction infection parasites poison
  behaviour nutrition first-aid prevention emergency end-of-life husbandry cancer`.split(/\s+/);

const listOf = (separator: string) =>
  z.string().transform((text) =>
    text
      .split(separator)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  );

export const articleFile = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{1,100}$/, "wants a file name of a-z, 0-9 and -"),
  language,
  title: z.string().min(1).max(200),
  summary: z.string().min(1).max(600),
  species: listOf(",").pipe(z.array(articleSpecies).min(1)),
  topics: listOf(",").pipe(z.array(z.enum(TOPICS)).min(1)),
  urgency: z.enum(["emergency", "urgent", "routine"]),
  sources: listOf(";").pipe(z.array(z.string()).min(1)),
  reviewed: z.iso.date(),
  published: z.stringbool({ truthy: ["yes"], falsy: ["no"] }).default(true),
  body: z
    .string()
    .min(1, "is empty")
    .max(40_000)
    .refine((text) => !/<[a-z!/]/i.test(text), "holds HTML"),
});
export type Article = z.output<typeof articleFile>;

/**
 * Front matter (`key: value` lines between two `---`) and Markdown, as texts by key; or what is wrong with the file.
 */
export function splitArticle(text: string): Record<string, string> | { wrong: string } {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .split("\n");
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0) return { wrong: "file: begins with no front matter between two lines of ---" };
  const fields: Record<string, string> = {};
  for (const [index, line] of lines.slice(1, end).entries()) {
    if (line.trim() === "") continue;
    const [, key, value] = /^([a-z]+):(.*)$/.exec(line) ?? [];
    if (!key || value === undefined) return { wrong: `line ${index + 2}: wants key: value` };
    if (key === "body" || key === "slug" || key === "language") return { wrong: `${key}: comes from the file itself` };
    if (fields[key] !== undefined) return { wrong: `${key}: is told twice` };
    fields[key] = value.trim();
  }
  return {
    ...fields,
    body: lines
      .slice(end + 1)
      .join("\n")
      .trim(),
  };
}
