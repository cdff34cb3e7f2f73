import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

interface Entry {
  promise: Promise<unknown>;
  at: number;
  value?: unknown;
  error?: unknown;
}

/** Open addresses answer for so long from memory: guides change seldom, and going back must not wait. */
const FRESH_MS = 60_000;
const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export class NotThere extends Error {}

/** Reads an open address of the API; the same one again within a minute is not asked for. Never rejects. */
export function readOpen(path: string): Promise<unknown> {
  const known = entries.get(path);
  if (known && known.error === undefined && Date.now() - known.at < FRESH_MS) return known.promise;
  const entry: Entry = { promise: Promise.resolve(), at: Date.now(), value: known?.value };
  entry.promise = ask(path)
    .then(
      (value) => void (entry.value = value),
      (error: unknown) => void (entry.error = error),
    )
    .then(tell);
  entries.set(path, entry);
  return entry.promise;
}

async function ask(path: string): Promise<unknown> {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  if (answer.status === 404) throw new NotThere(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export interface OpenRead<T> {
  /** Of this address, or while it is on its way of the one before. */
  data: T | null;
  error: unknown;
  retry(): void;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What stands at an open address. */
export function useOpen<T>(path: string): OpenRead<T> {
  const entry = useSyncExternalStore(subscribe, () => entries.get(path));
  const value = useSyncExternalStore(subscribe, () => entries.get(path)?.value) as T | undefined;
  const error = useSyncExternalStore(subscribe, () => entries.get(path)?.error);
  const [last, setLast] = useState<T | null>(value ?? null);
  if (value !== undefined && value !== last) setLast(value);
  useEffect(() => {
    if (!entry) void readOpen(path);
  }, [entry, path]);
  const retry = useCallback(() => void readOpen(path), [path]);
  return { data: value ?? (error === undefined ? last : null), error: error ?? null, retry };
}
