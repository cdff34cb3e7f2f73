import type { Services } from "../services.ts";
import { refuse } from "../trpc/refuse.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
/** Stripe puts the id of its page here, so that the site knows what was paid. */
const PAGE_ID = "session_id={CHECKOUT_SESSION_ID}";

export interface Addresses {
  success_url: string;
  cancel_url: string;
}

/** An address of our own site alone, so that a link to our checkout cannot end at somebody else's page. */
export function ownAddress({ env, publicUrl }: Services, field: string, value: string): string {
  const { origin, hostname } = new URL(value);
  // While developing, the pages come from a port of their own.
  const own = origin === new URL(publicUrl).origin || (env.NODE_ENV !== "production" && LOOPBACK.includes(hostname));
  if (!own) throw refuse(400, "input_invalid", { field });
  return value;
}

/** Where Stripe sends the person back to; `site` has the paths that are taken where nothing is given. */
export function returnAddresses(
  services: Services,
  given: Partial<Record<keyof Addresses, string | undefined>>,
  site: { success: string; cancel: string },
): Addresses {
  return {
    success_url: withPageId(ownAddress(services, "success_url", given.success_url ?? services.publicUrl + site.success)),
    cancel_url: ownAddress(services, "cancel_url", given.cancel_url ?? services.publicUrl + site.cancel),
  };
}

/** Written by hand: `URL` would encode the braces, and Stripe would not know them. */
function withPageId(address: string): string {
  if (address.includes("{CHECKOUT_SESSION_ID}")) return address;
  const [before = "", ...fragment] = address.split("#");
  return [`${before}${before.includes("?") ? "&" : "?"}${PAGE_ID}`, ...fragment].join("#");
}
