import type { Species } from "@callavet/shared/contract/pets.ts";

/** What the page's address keeps; where the person is stays out of it. */
export interface ClinicsSearch {
  emergency?: 1 | undefined;
  open?: 1 | undefined;
  species?: Species | undefined;
  /** `ES-Madrid`. */
  city?: string | undefined;
  q?: string | undefined;
}

export const kinds: readonly Species[] = ["dog", "cat", "rabbit", "bird", "rodent", "reptile", "horse", "cow", "fish"];

const on = (value: unknown): 1 | undefined => (value === 1 || value === "1" || value === true ? 1 : undefined);
const words = (value: unknown): string | undefined => {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim().slice(0, 200) : "";
  return text || undefined;
};

export const clinicsSearch = (search: Record<string, unknown>): ClinicsSearch => ({
  emergency: on(search["emergency"]),
  open: on(search["open"]),
  species: kinds.find((kind) => kind === search["species"]),
  city: words(search["city"]),
  q: words(search["q"]),
});
