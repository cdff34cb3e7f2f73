import type pg from "pg";

interface SubscriptionRow {
  id: string;
  status: string;
  plan_id: string;
  price_id: string | null;
  stripe_subscription_id: string;
  current_period_start: Date;
  current_period_end: Date;
  cancel_at: Date | null;
  cancel_at_period_end: boolean;
  canceled_at: Date | null;
  ended_at: Date | null;
}

/** A person's subscriptions and their periods, whole. */
export async function subscriptionOf(pool: pg.Pool, userId: string) {
  const { rows } = await pool.query<SubscriptionRow>(
    "select * from user_subscriptions where user_id = $1 order by created_at, id",
    [userId],
  );
  const usage = await pool.query<Record<string, unknown>>(
    "select * from subscription_usage where user_id = $1 order by period_start",
    [userId],
  );
  return { rows, usage: usage.rows };
}

const accidental = new Set(["id", "user_id", "subscription_id", "stripe_subscription_id", "created_at", "updated_at"]);

/** The same without ids and the moments of writing, so that two people's can be compared row by row. */
export async function comparableState(
  pool: pg.Pool,
  userId: string,
): Promise<{ rows: Record<string, unknown>[]; usage: Record<string, unknown>[] }> {
  const { rows, usage } = await subscriptionOf(pool, userId);
  const strip = (row: object) => Object.fromEntries(Object.entries(row).filter(([key]) => !accidental.has(key)));
  return { rows: rows.map(strip), usage: usage.map(strip) };
}
