import type { Language } from "@callavet/shared/contract/common.ts";

export interface HelpSearch {
  species?: string | undefined;
  topic?: string | undefined;
  q?: string | undefined;
}

/** The most that one page of the list shows; more than one animal has. */
const MOST = 200;

/** Emergencies where nothing is chosen: what does not wait comes before everything. */
export function listAddress({ species, topic }: HelpSearch, language: Language): string {
  const query = new URLSearchParams({ language, limit: String(MOST) });
  if (species) query.set("species", species);
  if (topic) query.set("topic", topic);
  if (!species && !topic) query.set("urgency", "emergency");
  return `/articles?${query}`;
}

export const articleAddress = (slug: string, language: Language): string =>
  `/articles/${encodeURIComponent(slug)}?language=${language}`;
