import type { Told } from "./told.ts";
import { type Credit, TYPES } from "./state.ts";
import { unitWords } from "./units.ts";

/** Everything kept of a person, in one row; what is made by chance (ids of units, moments of writing) is left out. */
export const lookAt = (user: string): string => `select
  (select jsonb_object_agg(s.id, s.status) from chat_sessions s where s.owner_id = ${user}) as sessions,
  (select jsonb_object_agg(s.stripe_subscription_id, s.status || case when s.superseded then ' superseded' else '' end)
    from user_subscriptions s where s.user_id = ${user}) as subscriptions,
  (select jsonb_object_agg(p.id, concat_ws(' ', p.status, p.fulfilled_as, p.refunded_amount, p.shortfall, p.frozen))
    from overage_purchases p where p.user_id = ${user}) as purchases,
  (select jsonb_agg(concat_ws(' ', s.stripe_subscription_id, u.included_chats, u.reserved_chats, u.consumed_chats,
      u.included_videos, u.reserved_videos, u.consumed_videos, u.frozen) order by u.created_at, s.stripe_subscription_id, u.period_start)
    from subscription_usage u join user_subscriptions s on s.id = u.subscription_id where u.user_id = ${user}) as periods,
  (select jsonb_agg(concat_ws(' ', c.type, case when c.origin in ('purchase', 'compensation') then c.origin else 'grant' end,
      c.purchase_id, c.granted, c.reserved, c.consumed, c.reversed, c.expired, c.frozen) order by c.created_at)
    from overage_credits c where c.user_id = ${user}) as credits,
  (select jsonb_agg(jsonb_build_object('id', k.id, 'is', concat_ws(' ', k.session_id, k.type, k.source, k.overage_purchase_id, k.status)))
    from entitlement_consumptions k where k.user_id = ${user}) as units`;

/** The columns of `lookAt`. */
export const KEPT = ["sessions", "subscriptions", "purchases", "periods", "credits", "units"] as const;

export interface Kept {
  sessions: Record<string, string>;
  subscriptions: Record<string, string>;
  purchases: Record<string, string>;
  periods: string[];
  credits: string[];
  units: string[];
}

/** The same of the model. Periods and credits are compared as sets, because their order is the database's own business. */
export function expected(model: Told): Kept {
  const periods = model.periods.map((each) =>
    words(
      each.subscription,
      ...TYPES.flatMap((type) => [each.included[type], each.reserved[type], each.consumed[type]]),
      flag(model.isFrozen(each)),
    ),
  );
  return {
    sessions: Object.fromEntries(model.sessions.map((each) => [each.id, each.status])),
    subscriptions: Object.fromEntries(
      model.subscriptions.map((each) => [each.id, words(each.status, each.superseded ? "superseded" : "")]),
    ),
    purchases: Object.fromEntries(
      model.purchases.map((each) => [
        each.id,
        words(each.status, each.fulfilledAs ?? "", each.refunded, each.shortfall, flag(each.frozen)),
      ]),
    ),
    periods: sorted(periods),
    credits: sorted(model.credits.map(creditWords)),
    units: sorted(model.units.map(unitWords)),
  };
}

/** What `lookAt` found, in the model's shape; `ids` gets the ids of the units. */
export function kept(row: Record<string, unknown>, ids: (is: string, id: string) => void): Kept {
  const { sessions, subscriptions, purchases, periods, credits, units } = row as {
    [K in Exclude<keyof Kept, "units">]: Kept[K] | null;
  } & { units: { id: string; is: string }[] | null };
  for (const each of units ?? []) ids(each.is, each.id);
  return {
    sessions: sessions ?? {},
    subscriptions: subscriptions ?? {},
    purchases: purchases ?? {},
    periods: sorted(periods ?? []),
    credits: sorted(credits ?? []),
    units: sorted((units ?? []).map((each) => each.is)),
  };
}

const sorted = (words: string[]): string[] => words.toSorted((a, b) => (a < b ? -1 : 1));

function creditWords(each: Credit): string {
  const origin = each.purchase ? (each.compensation ? "compensation" : "purchase") : "grant";
  const { granted, reserved, consumed, reversed, expired } = each;
  return words(each.type, origin, each.purchase?.id ?? "", granted, reserved, consumed, reversed, expired, flag(each.frozen));
}

const flag = (value: boolean): string => (value ? "t" : "f");
const words = (...parts: (string | number)[]): string => parts.filter((each) => each !== "").join(" ");

/** What fn_current_usage must say. */
export function expectedUsage(model: Told): Record<string, unknown> {
  const period = model.period();
  const sides = TYPES.flatMap((type) => {
    const [included = 0, reserved = 0, consumed = 0] = period
      ? [period.included[type], period.reserved[type], period.consumed[type]]
      : [];
    const named = {
      included,
      reserved,
      consumed,
      remaining: included - reserved - consumed,
      credits: model.creditsOf(type),
      overage: model.overageOf(type, period),
    };
    return Object.entries(named).map(([name, value]) => [`${type}_${name}`, value]);
  });
  return {
    ...Object.fromEntries(sides),
    frozen: period ? model.isFrozen(period) : false,
    status: model.current()?.status ?? null,
  };
}
