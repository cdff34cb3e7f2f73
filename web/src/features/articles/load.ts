import { language } from "../../lib/preferences.ts";
import { queryClient } from "../../lib/query-client.ts";
import type { HelpSearch } from "./address.ts";
import { guideList, guideNamed } from "./guides.ts";

/** What a page of guides reads, awaited: it then stands at once, and nothing moves. What fails is said by the page. */
export const loadList = (chosen: HelpSearch) => queryClient.prefetchQuery(guideList(chosen, language.get()));
export const loadArticle = (slug: string) => queryClient.prefetchQuery(guideNamed(slug, language.get()));
