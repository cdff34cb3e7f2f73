import type { Caller } from "../kit.ts";

export interface Article {
  slug: string;
  language?: string;
  title?: string;
  summary?: string;
  body?: string;
  species?: string[];
  published?: boolean;
}

/** Imports one article, as the worker's command does: created, updated or unchanged. */
export async function article(
  service: Caller,
  { slug, language = "es", title = "Título", summary = "", body = "Texto.", species = [], published = true }: Article,
): Promise<string> {
  const { outcome } = await service.row<{ outcome: string }>(
    "select fn_import_article($1, $2, $3, $4, $5, $6, '{}', 'routine', '{}', null, $7) as outcome",
    [slug, language, title, summary, body, species, published],
  );
  return outcome;
}
