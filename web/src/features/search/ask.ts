import type { SearchInput, SearchPage } from "@callavet/shared/contract/search.ts";
import { askOpen } from "../../lib/ask-open.ts";

/** Who asks: what is found depends on it. */
export interface Ask {
  as: "anybody" | "me";
  find(input: SearchInput, signal: AbortSignal): Promise<SearchPage>;
}

/** Articles for anybody. */
export const askOpenly: Ask = { as: "anybody", find: (input, signal) => askOpen("/search", input, signal) };
