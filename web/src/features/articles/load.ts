import { language } from "../../lib/preferences.ts";
import { articleAddress, listAddress, type HelpSearch } from "./addresses.ts";
import { readOpen } from "./open-read.ts";

/** What a page of guides reads, awaited: it then stands at once, and nothing moves. What fails is said by the page. */
export const loadList = (chosen: HelpSearch) => readOpen(listAddress(chosen, language.get()));
export const loadArticle = (slug: string) => readOpen(articleAddress(slug, language.get()));
