import { refuse } from "../../trpc/refuse.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

interface Addresses {
  success_url: string;
  cancel_url: string;
}

/**
 * Where Stripe sends the person back to: our own site alone, so that a link to our checkout cannot end at somebody else's
 * page. Stripe fills in `{CHECKOUT_SESSION_ID}` itself.
 */
export function returnAddresses(site: string, given: Partial<Addresses>, production = true): Addresses {
  const addresses = {
    success_url: given.success_url ?? `${site}/app/checkout/done?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: given.cancel_url ?? `${site}/app/plans`,
  };
  for (const [field, value] of Object.entries(addresses)) {
    const { origin, hostname } = new URL(value);
    // While developing, the pages come from a port of their own.
    const own = origin === new URL(site).origin || (!production && LOOPBACK.includes(hostname));
    if (!own) throw refuse(400, "input_invalid", { field });
  }
  return addresses;
}
