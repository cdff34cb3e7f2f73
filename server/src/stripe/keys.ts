import { hash } from "node:crypto";

/** An idempotency key of Stripe: the same for the same wish, so that asking twice makes one object. */
export const keyOf = (what: string, ...parts: string[]): string =>
  `${what}_${hash("sha256", parts.join("\n"), "hex").slice(0, 40)}`;
