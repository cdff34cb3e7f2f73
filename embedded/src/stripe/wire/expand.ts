import { lineItemsOf } from "../flows/line-items.ts";
import type { Store } from "../store.ts";
import { invalid } from "./errors.ts";
import { type Form, nameOf } from "./form.ts";
import { type WireList, wireList } from "./paging.ts";

const MAX_DEPTH = 4;
type Json = Record<string, unknown>;

/** Fields that are only there when they are asked for. */
const INCLUDABLE: Record<string, Record<string, (store: Store, id: string) => WireList<object>>> = {
  "checkout.session": { line_items: lineItemsOf },
  charge: { refunds: (store, id) => wireList(`/v1/charges/${id}/refunds`, store.all("refund", { "$.charge": id }).toReversed()) },
  invoice: { payments: (store, id) => wireList("/v1/invoice_payments", store.all("invoice_payment", { "$.invoice": id })) },
  customer: {
    subscriptions: (store, id) =>
      wireList(
        `/v1/customers/${id}/subscriptions`,
        store.all("subscription", { "$.customer": id, "$.status": ["active", "past_due", "trialing"] }),
      ),
  },
};

/** Takes `expand` out of the form. */
export function takeExpand(form: Form): string[] {
  const { expand } = form;
  delete form["expand"];
  if (expand === undefined) return [];
  if (typeof expand === "string") throw invalid("Invalid array", "expand");
  return Object.entries(expand).map(([key, path]) => {
    if (typeof path !== "string") throw invalid("Invalid string", nameOf(["expand", key]));
    if (path.split(".").length > MAX_DEPTH)
      throw invalid(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`, nameOf(["expand", key]));
    return path;
  });
}

/** A copy of the answer in which the ids that the paths lead to are the objects themselves. */
export function expand(store: Store, answer: object, paths: readonly string[]): object {
  if (paths.length === 0) return answer;
  const copy: unknown = structuredClone(answer);
  for (const path of paths) follow(store, copy, path.split("."), path);
  return copy as object;
}

function follow(store: Store, at: unknown, keys: readonly string[], path: string): void {
  const [key, ...rest] = keys;
  if (key === undefined || at === null) return;
  if (Array.isArray(at)) {
    for (const each of at) follow(store, each, keys, path);
    return;
  }
  if (typeof at !== "object") throw cannot(path);
  const holder = at as Json;
  const include = INCLUDABLE[String(holder["object"])]?.[key];
  if (include && typeof holder[key] !== "object") holder[key] = include(store, String(holder["id"]));
  const value = holder[key];
  if (value === undefined || key === "id") throw cannot(path);
  if (typeof value === "string") {
    const found = store.any(value);
    if (!found) throw cannot(path);
    holder[key] = found;
  } else if (rest.length === 0 && value !== null && !include && !isObject(value)) {
    throw cannot(path);
  }
  follow(store, holder[key], rest, path);
}

/** Already expanded by another path. */
function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && "object" in value;
}

function cannot(path: string) {
  const last = path.split(".").at(-1) ?? path;
  return invalid(`This property cannot be expanded (${last}).`, "expand");
}
