/** How Stripe writes ids and moments, in our terms. */

/** The id of what the API answers as an id or as the expanded object. */
export const idOf = (value: string | { id: string }): string => (typeof value === "string" ? value : value.id);
export const idOrNull = (value: string | { id: string } | null | undefined): string | null => (value ? idOf(value) : null);

/** Seconds since 1970 as an ISO string. */
export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
export const isoOrNull = (seconds: number | null | undefined): string | null =>
  typeof seconds === "number" ? iso(seconds) : null;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Metadata can be written by hand: what is no uuid names none of our rows. */
export const uuidOrNull = (value: string | null | undefined): string | null => (value && uuid.test(value) ? value : null);
