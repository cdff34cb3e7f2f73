/** The old values of what changed, for `previous_attributes`. */
export function differences<T extends object>(before: T, after: T): Partial<T> {
  const keys = Object.keys({ ...after, ...before }) as (keyof T)[];
  return Object.fromEntries(
    keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => [key, before[key] ?? null]),
  ) as Partial<T>;
}
