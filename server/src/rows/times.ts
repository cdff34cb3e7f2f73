/** A moment of the database as the contract writes it. */
export function iso(value: Date | string): string {
  return value instanceof Date ? value.toISOString() : new Date(value).toISOString();
}

export const isoOrNull = (value: Date | string | null | undefined): string | null => (value ? iso(value) : null);
