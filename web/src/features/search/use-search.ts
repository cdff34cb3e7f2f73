import type { SearchInput, SearchPage, SearchResult } from "@callavet/shared/contract/search.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf } from "../../lib/reason-of.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { usePaused } from "../../lib/use-paused.ts";
import type { Ask } from "./ask.ts";

/** A pause in typing that is long enough to ask, and short enough not to be noticed. */
const PAUSE_MS = 180;
/** One letter says nothing. */
const SHORTEST = 2;

interface Answer extends SearchPage {
  /** What it answers: while the next one is on its way, or does not come, the old one stands. */
  q: string;
}

export interface Searching {
  answer: Answer | null;
  error: unknown;
  waiting: boolean;
  more(): void;
  retry(): void;
}

/** Asks at each pause of typing, and gives up the question before. */
export function useSearch(ask: Ask, text: string, filters: Omit<SearchInput, "q" | "cursor">): Searching {
  const tongue = useLanguage();
  const typed = text.trim();
  const q = usePaused(typed, PAUSE_MS);
  const { data, error, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ["search", ask.as, q, filters],
    queryFn: async ({ signal, pageParam }) => ({
      q,
      ...(await ask.find({ ...filters, q, explain: true, ...(pageParam && { cursor: pageParam }) }, signal)),
    }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: q.length >= SHORTEST,
    // What stands is readable meanwhile, and the way to try again is beside it: no long silence.
    retry: (count, refusal) => count < 1 && reasonOf(refusal).transient,
  });
  // Not the library's placeholder: that one goes when the new question fails, just when it is needed.
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  if (typed.length < SHORTEST) return { answer: null, error: null, waiting: false, more: () => {}, retry: () => {} };

  const pages = (data ?? last)?.pages ?? [];
  const [first] = pages;
  const end = pages.at(-1);
  const items = pages.flatMap((page) => page.items);
  return {
    answer: first && end ? { ...first, nextCursor: end.nextCursor, items: onceEach(items, tongue) } : null,
    error,
    waiting: isFetching || q !== typed,
    more: () => void fetchNextPage(),
    retry: () => void refetch(),
  };
}

/** An article that was found in both languages stands once, in the reader's, where the better of the two came. */
function onceEach(items: SearchResult[], tongue: "es" | "en"): SearchResult[] {
  const own = new Map(items.filter(({ slug, language }) => slug && language === tongue).map((item) => [item.slug, item]));
  const seen = new Set<string>();
  return items.flatMap((item) => {
    if (!item.slug) return [item];
    if (seen.has(item.slug)) return [];
    seen.add(item.slug);
    return [own.get(item.slug) ?? item];
  });
}
