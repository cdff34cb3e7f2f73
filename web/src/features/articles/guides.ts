import type { Article, ArticlePage } from "@callavet/shared/contract/articles.ts";
import type { Language } from "@callavet/shared/contract/common.ts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askOpen } from "../../lib/ask-open.ts";
import type { HelpSearch } from "./address.ts";

/** The most that one page of the list shows; more than one animal has. */
const MOST = 200;

/** Guides change seldom, and going back must not wait. Who waits for a page is told at once that it did not come. */
const open = { staleTime: 60_000, retry: false } as const;

/** Emergencies where nothing is chosen: what does not wait comes before everything. */
export const guideList = ({ species, topic }: HelpSearch, language: Language) =>
  queryOptions({
    ...open,
    queryKey: ["guides", language, species, topic],
    queryFn: ({ signal }) => {
      const urgency = species || topic ? undefined : "emergency";
      return askOpen<ArticlePage>("/articles", { language, limit: MOST, species, topic, urgency }, signal);
    },
    placeholderData: keepPreviousData,
  });

export const guideNamed = (slug: string, language: Language) =>
  queryOptions({
    ...open,
    queryKey: ["guide", language, slug],
    queryFn: ({ signal }) => askOpen<Article>(`/articles/${encodeURIComponent(slug)}`, { language }, signal),
    placeholderData: keepPreviousData,
  });
