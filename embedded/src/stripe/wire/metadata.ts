type Given = "" | Record<string, string> | undefined;

/** Stripe's merge: a key with an empty value goes, the others stay; an empty `metadata` empties all. */
export function mergeMetadata(current: Record<string, string>, given: Given): Record<string, string> {
  if (given === undefined) return current;
  if (given === "") return {};
  return Object.fromEntries(Object.entries({ ...current, ...given }).filter(([, value]) => value !== ""));
}
