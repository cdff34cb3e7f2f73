import type { SearchInput, SearchPage } from "@callavet/shared/contract/search.ts";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Ask } from "./ask.ts";

/** A pause in typing that is long enough to ask, and short enough not to be noticed. */
const PAUSE_MS = 180;
/** One letter says nothing. */
const SHORTEST = 2;

interface Answer extends SearchPage {
  /** What it answers: while the next one is on its way, the old one stands. */
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
  const q = text.trim();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState<AbortController | null>(null);
  const [again, setAgain] = useState(0);
  const latest = useRef<AbortController | null>(null);
  const key = JSON.stringify(filters);

  const send = useCallback(
    async (cursor?: string) => {
      latest.current?.abort();
      const controller = new AbortController();
      latest.current = controller;
      setAsking(controller);
      try {
        const wanted = JSON.parse(key) as Omit<SearchInput, "q" | "cursor">;
        const page = await ask({ ...wanted, q, explain: true, ...(cursor && { cursor }) }, controller.signal);
        if (controller.signal.aborted) return;
        setError(null);
        setAnswer((before) => (cursor && before ? { ...page, q, items: [...before.items, ...page.items] } : { ...page, q }));
      } catch (refusal) {
        if (!controller.signal.aborted) setError(refusal);
      } finally {
        setAsking((now) => (now === controller ? null : now));
      }
    },
    [ask, q, key],
  );

  useEffect(() => {
    if (q.length < SHORTEST) return;
    const timer = setTimeout(() => void send(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      latest.current?.abort();
    };
  }, [q, send, again]);

  if (q.length < SHORTEST) return { answer: null, error: null, waiting: false, more: () => {}, retry: () => {} };
  return {
    answer,
    error,
    waiting: asking !== null || (answer?.q !== q && error === null),
    more: () => void (answer?.nextCursor && send(answer.nextCursor)),
    retry: () => setAgain((times) => times + 1),
  };
}
