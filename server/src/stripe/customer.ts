import { asService } from "@callavet/shared/node/database.ts";
import type Stripe from "stripe";
import type { PersonContext } from "../trpc/procedures.ts";
import { storeCustomer, type BuyerRow } from "./customer.queries.ts";
import { keyOf } from "./keys.ts";

/** The person's customer at Stripe, made before anything is bought: whose an event is, the customer alone decides. */
export async function customerOf(ctx: PersonContext, stripe: Stripe, buyer: BuyerRow): Promise<string> {
  if (buyer.stripe_customer_id) return buyer.stripe_customer_id;
  const { email, full_name } = buyer;
  const customer: Stripe.CustomerCreateParams = {
    email,
    ...(full_name && { name: full_name }),
    metadata: { user_id: ctx.userId },
  };
  const { id } = await stripe.customers.create(customer, { idempotencyKey: keyOf("customer", ctx.userId, email, full_name) });
  return asService(ctx.services.db, (trx) => storeCustomer(trx, ctx.userId, id));
}
