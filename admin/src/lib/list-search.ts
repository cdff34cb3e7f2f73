/**
 * A list's state as it stands in the address: filters, order, the open row, and the cursors of the pages before this
 * one, so that "previous" works after a reload and in a shared link.
 */
export interface ListSearch {
  email?: string;
  /** What a list is searched by that goes by more than the address. */
  q?: string;
  status?: string;
  type?: string;
  order?: "oldest";
  /** Cursors from the second page to this one. */
  after?: string[];
  /** Id of the row whose details are open. */
  open?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value.slice(0, 200) : undefined;

/** Takes what it knows from an address, and leaves out the rest. */
export function parseListSearch(raw: Record<string, unknown>): ListSearch {
  const after = Array.isArray(raw.after) ? raw.after.filter((one): one is string => typeof one === "string").slice(0, 200) : [];
  const search: ListSearch = {
    email: text(raw.email),
    q: text(raw.q),
    status: text(raw.status),
    type: text(raw.type),
    order: raw.order === "oldest" ? "oldest" : undefined,
    after: after.length > 0 ? after : undefined,
    open: text(raw.open),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

export const isFiltered = (search: ListSearch): boolean => Boolean(search.email || search.q || search.status || search.type);

/** What the address gives a list's page, and how the page changes it. */
export interface ListRouteProps {
  search: ListSearch;
  onSearch: (search: ListSearch, replace?: boolean) => void;
}

/** What the record beside a list is told: which it is, what the list knows of it at once, and how it is put away. */
export interface Opened<T> {
  id: string | undefined;
  /** The list's row, shown until the record itself is read. */
  row: T | undefined;
  onClose: () => void;
}

export const openedIn = <T extends { id: string }>(items: T[] | undefined, { search, onSearch }: ListRouteProps): Opened<T> => ({
  id: search.open,
  row: items?.find(({ id }) => id === search.open),
  onClose: () => onSearch({ ...search, open: undefined }, true),
});
