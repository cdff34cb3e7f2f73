import { invalid } from "./errors.ts";

/** A decoded form: every leaf is text. Lists are records with "0", "1"… as keys until a schema says that they are lists. */
export type Form = { [key: string]: string | Form };

/** `a[b][0]=x&c[]=y` → `{a: {b: {0: "x"}}, c: {0: "y"}}`. */
export function parseForm(body: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(body)) put(form, keysOf(name), value, name);
  return form;
}

function keysOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open === -1) return [name];
  const inner = name.slice(open);
  if (open === 0 || !/^(\[[^[\]]*\])+$/.test(inner)) throw invalid(`Invalid parameter name: ${name}`, name);
  return [name.slice(0, open), ...inner.slice(1, -1).split("][")];
}

function put(form: Form, keys: string[], value: string, name: string): void {
  let at = form;
  for (const [index, key] of keys.entries()) {
    if (key === "__proto__") throw invalid(`Invalid parameter name: ${name}`, name);
    const slot = key === "" ? String(Object.keys(at).length) : key;
    if (index === keys.length - 1) {
      at[slot] = value;
      return;
    }
    const next = at[slot];
    if (typeof next === "string") throw invalid(`Invalid parameter name: ${name}`, name);
    at = at[slot] = next ?? {};
  }
}

/** `["a", "b", 0]` → `a[b][0]`, as Stripe names a parameter in an error. */
export function nameOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  return String(first ?? "") + rest.map((key) => `[${String(key)}]`).join("");
}
