import type { ClientBase } from "pg";
import { amountOf, currencies, intervals, overageItems, planKey, plans, productId } from "./catalogue.ts";

/** Adds what is missing and puts Stripe's ids right; what an operator has changed since stays changed. */
export async function upsertCatalogue(client: ClientBase, prices: Map<string, string>): Promise<void> {
  await client.query(
    `insert into public.subscription_plans (code, name_es, name_en, description_es, description_en, included_chats,
       included_videos, trial_days, position, stripe_product_id)
     select code, name_es, name_en, description_es, description_en, included_chats, included_videos, trial_days, position, product
     from jsonb_to_recordset($1::jsonb) as given(code text, name_es text, name_en text, description_es text,
       description_en text, included_chats integer, included_videos integer, trial_days integer, position integer, product text)
     on conflict (code) do update set stripe_product_id = excluded.stripe_product_id`,
    [JSON.stringify(plans.map((plan) => ({ ...plan, product: productId(plan.code) })))],
  );
  const rows = plans.flatMap((plan) =>
    currencies.flatMap((currency) =>
      intervals.map((interval) => ({
        code: plan.code,
        currency,
        interval,
        amount: amountOf(plan, currency, interval),
        price: prices.get(planKey(plan.code, currency, interval)),
      })),
    ),
  );
  await client.query(
    `insert into public.subscription_plan_prices (plan_id, currency, interval, amount, stripe_price_id)
     select plan.id, given.currency, given.interval, given.amount, given.price
     from jsonb_to_recordset($1::jsonb) as given(code text, currency text, interval text, amount integer, price text)
     join public.subscription_plans plan on plan.code = given.code
     on conflict (plan_id, currency, interval) where active do update set stripe_price_id = excluded.stripe_price_id`,
    [JSON.stringify(rows)],
  );
  const items = overageItems.map(({ code, type, name_es, name_en, currency, amount, position }) => {
    const price = prices.get(code);
    return { code, type, name_es, name_en, currency, amount, position, price };
  });
  await client.query(
    `insert into public.overage_items (code, type, name_es, name_en, currency, amount, position, stripe_price_id)
     select code, type, name_es, name_en, currency, amount, position, price
     from jsonb_to_recordset($1::jsonb) as given(code text, type text, name_es text, name_en text, currency text,
       amount integer, position integer, price text)
     on conflict (code) do update set stripe_price_id = excluded.stripe_price_id`,
    [JSON.stringify(items)],
  );
}
