import { z } from "zod";
import { articleKinds } from "./article-species.ts";
import { language, page } from "./common.ts";
import { urgency } from "./sessions.ts";

export const articleSpecies = z.enum(articleKinds);
export type ArticleSpecies = z.infer<typeof articleSpecies>;

const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const articleSummary = z.object({
  slug: z.string(),
  language,
  title: z.string(),
  /** One or two sentences that answer the question by themselves. */
  summary: z.string(),
  species: z.array(articleSpecies),
  topics: z.array(z.string()),
  urgency,
});
export type ArticleSummary = z.infer<typeof articleSummary>;

export const article = articleSummary.extend({
  /** Markdown: headings of the second level, paragraphs, lists, bold. Anything else in it is plain text. */
  body: z.string(),
  sources: z.array(z.string()),
  /** Day of the last review, `YYYY-MM-DD`. */
  reviewedOn: z.string().nullable(),
  updatedAt: z.string(),
  /** The same article in the other language, where there is one. */
  other: z.object({ language, slug: z.string(), title: z.string() }).nullable(),
  /** On the same animals and topics, in the same language, nearest first. */
  related: z.array(articleSummary),
});
export type Article = z.infer<typeof article>;

/** Without a language both are listed. */
export const articlesInput = z.object({
  language: language.optional(),
  species: articleSpecies.optional(),
  topic: z
    .string()
    .max(40)
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  urgency: urgency.optional(),
  cursor: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(200).optional(),
});

/** By title; `species` counts what the language has, `topics` what language and species have. */
export const articlePage = page(articleSummary).extend({
  species: z.array(z.object({ species: articleSpecies, articles: z.number().int() })),
  topics: z.array(z.object({ topic: z.string(), articles: z.number().int() })),
});
export type ArticlePage = z.infer<typeof articlePage>;

/** `language` is a wish: an article that there is in the other one alone is answered in that. */
export const articleInput = z.object({ slug, language: language.optional() });
