import { missing } from "./errors.ts";
import { type Page, type WireList, wireList } from "./paging.ts";

/** One page of a list that is kept inside another object, in its own order. */
export function pageOf<T extends { id: string }>(url: string, all: readonly T[], page: Page): WireList<T> {
  const { limit = 10, starting_after: after, ending_before: before } = page;
  const place = (id: string, param: string) => {
    const at = all.findIndex((each) => each.id === id);
    if (at === -1) throw missing("line item", id, param);
    return at;
  };
  const from = after === undefined ? 0 : place(after, "starting_after") + 1;
  const to = before === undefined ? all.length : place(before, "ending_before");
  const left = all.slice(from, to);
  const data = before === undefined ? left.slice(0, limit) : left.slice(-limit);
  return wireList(url, data, left.length > data.length);
}
