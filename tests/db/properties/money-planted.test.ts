import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { hold, prepareModel } from "./money/run.ts";

const { pool } = testDatabase();

/** Mistakes that a careful person might make in the SQL, each by one replacement in one function; the seed finds it soon. */
const planted: [mistake: string, where: string, from: string, to: string, seed?: number][] = [
  [
    "a refund takes nothing back when a unit comes home",
    "app.finish_consumption",
    "perform app.settle_purchase(v_purchase)",
    "null",
  ],
  ["told twice, a purchase is given twice", "public.fn_converge_purchase", "and p.status <> 'paid'", ""],
  [
    "a part of the money takes back one unit too many",
    "app.refund_target",
    "/ p_purchase.amount)::integer",
    "/ p_purchase.amount + 1)::integer",
  ],
  ["what a dispute froze is drawn from", "app.take_credit", "and not c.frozen", ""],
  ["a release charges the unit", "app.finish_consumption", "consumed = consumed + v_commit::integer", "consumed = consumed + 1"],
  ["a renewal forgets who waits", "public.fn_converge_subscription", "perform app.resume_pending(p_user);", ""],
  ["a smaller plan takes back what is used", "app.apply_plan", "u.reserved_chats + u.consumed_chats)", "0)", 2],
  [
    "credits are drawn from, the last to expire first",
    "app.take_credit",
    "order by c.expires_at nulls last",
    "order by c.expires_at desc nulls first",
  ],
  ["a failed refund counts", "app.payment_refunded", "and r.status = 'succeeded'", ""],
];

let shift: (seconds: number) => string;
beforeAll(async () => {
  shift = await prepareModel(pool());
});

for (const [mistake, where, from, to, seed = 1] of planted)
  it(`the model finds it when ${mistake}`, async () => {
    const { rows } = await pool().query<{ text: string }>(
      "select pg_get_functiondef(p.oid) as text from pg_proc p where p.oid::regproc::text = any($1)",
      [[where, where.replace("public.", "")]],
    );
    const text = rows[0]?.text ?? "";
    expect(text).toContain(from);
    await pool().query(text.replace(from, to));
    try {
      await expect(hold(pool(), shift, { seed, runs: 400 })).rejects.toThrow(/Property failed/);
    } finally {
      await pool().query(text);
    }
  }, 300_000);
