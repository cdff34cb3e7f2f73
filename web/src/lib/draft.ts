import { parseJson, perTab } from "./storage.ts";
import { createStore } from "./store.ts";

/**
 * What the owner has typed before there is a consult. `requestId` is made once and sent with the start, so that a double
 * press, a reload or the way back from paying give the same consult. `wanted` is set by pressing the button.
 */
export interface Draft {
  text: string;
  requestId: string;
  wanted: boolean;
}

const KEY = "callavet.draft";
const fresh = (): Draft => ({ text: "", requestId: crypto.randomUUID(), wanted: false });

function stored(): Draft {
  const value = parseJson(perTab.read(KEY));
  if (typeof value !== "object" || value === null) return fresh();
  const { text, requestId, wanted } = value as Partial<Record<keyof Draft, unknown>>;
  if (typeof text !== "string" || typeof requestId !== "string") return fresh();
  return { text, requestId, wanted: wanted === true };
}

export const draft = createStore<Draft>(stored());

export function updateDraft(change: Partial<Draft>): void {
  const next = { ...draft.get(), ...change };
  perTab.write(KEY, JSON.stringify(next));
  draft.set(next);
}

/** After the consult has begun: the words stand in it, and the next press is a new wish. */
export function clearDraft(): void {
  perTab.write(KEY, null);
  draft.set(fresh());
}
