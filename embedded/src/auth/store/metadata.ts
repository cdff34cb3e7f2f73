export type Metadata = Record<string, unknown>;

/** Top-level keys are merged, nested values replaced whole, null removes a key. */
export function mergeMetadata(old: Metadata, update: Metadata): Metadata {
  return Object.fromEntries(Object.entries({ ...old, ...update }).filter(([, value]) => value !== null));
}
