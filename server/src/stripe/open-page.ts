import { asService, type Transaction } from "@callavet/shared/node/database.ts";
import type Stripe from "stripe";
import type { PersonContext } from "../trpc/procedures.ts";
import { refuse } from "../trpc/refuse.ts";
import type { BuyerRow } from "./customer.queries.ts";
import { customerOf } from "./customer.ts";
import { keyOf } from "./keys.ts";
import { expirePages, payableUntil } from "./page.ts";
import { refusalOf } from "./refusal.ts";
import type { Addresses } from "./return-addresses.ts";

/** What is to be paid, as Postgres began it or found it begun. */
export interface BegunRow extends BuyerRow {
  id: string;
  /** Where its page is open already. */
  url: string | null;
  stripe_session_id: string | null;
  stripe_price_id: string | null;
  expires_at: Date;
}

interface Wish {
  /** The name of its id in the metadata, and of its key. */
  what: "checkout" | "purchase";
  begun: BegunRow;
  /** Pages that this one takes the place of. */
  replaced: string[];
  addresses: Addresses;
  quantity: number;
  /** What is said of a plan alone, or of a purchase alone. */
  own: (metadata: Record<string, string>) => Partial<Stripe.Checkout.SessionCreateParams>;
  store: (trx: Transaction, page: Stripe.Checkout.Session, url: string) => Promise<void>;
}

/**
 * The page to pay on. Postgres says whether a new one is needed; the keys given to Stripe are the same for the same wish,
 * so that a double click, or a try after a lost answer, never makes a second customer or page. The id of what is paid for
 * stands in the metadata of all that Stripe makes of it, for either one's event may come first.
 */
export async function openPage(
  ctx: PersonContext,
  stripe: Stripe,
  wish: Wish,
): Promise<{ url: string; checkoutSessionId: string }> {
  const { services, userId } = ctx;
  const { what, begun, own, store } = wish;
  if (begun.url && begun.stripe_session_id) return { url: begun.url, checkoutSessionId: begun.stripe_session_id };
  const price = begun.stripe_price_id;
  if (!price) throw refuse(404, "price_not_found");
  try {
    const metadata = { user_id: userId, [`${what}_id`]: begun.id };
    const params: Stripe.Checkout.SessionCreateParams = {
      customer: await customerOf(ctx, stripe, begun),
      client_reference_id: userId,
      line_items: [{ price, quantity: wish.quantity }],
      ...wish.addresses,
      expires_at: payableUntil(begun.expires_at),
      metadata,
      ...own(metadata),
    };
    const page = await stripe.checkout.sessions.create(params, { idempotencyKey: keyOf(what, begun.id) });
    const { id, url } = page;
    if (!url) throw new Error("Stripe gave a checkout session without an address");
    await asService(services.db, (trx) => store(trx, page, url));
    await expirePages(stripe, wish.replaced, services.reporter);
    return { url, checkoutSessionId: id };
  } catch (error) {
    throw refusalOf(error);
  }
}
