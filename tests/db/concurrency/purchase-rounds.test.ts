import { describe, expect, it } from "vitest";
import { consults, credited, onSale, paid, people, purchases, start } from "./people.ts";
import { arena, count, ROUNDS } from "./rounds.ts";

const { pool, rounds, sound } = arena();

/** What became of each person's consults, purchases and credits, in a word for each. */
async function outcomes(users: string[]): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ is: string }>(
    `select concat_ws('; ',
       (select string_agg(s.status, ' ') from chat_sessions s where s.owner_id = u),
       (select string_agg(concat_ws(' ', p.status, p.fulfilled_as), ', ') from overage_purchases p where p.user_id = u),
       (select string_agg(concat_ws(' ', c.origin, c.reserved || '/' || c.granted), ', ' order by c.origin) from overage_credits c where c.user_id = u),
       (select string_agg(concat_ws(' ', k.source, k.status), ', ') from entitlement_consumptions k where k.user_id = u)) as is
     from unnest($1::uuid[]) u`,
    [users],
  );
  return count(rows.map((row) => row.is));
}

describe(`${ROUNDS} rounds each`, () => {
  it("one purchase told paid twice and the start it was made for, all at once: one unit", async () => {
    const all = await people(pool(), ROUNDS);
    const sessions = await consults(pool(), all, "pending_payment");
    const bought = await purchases(pool(), all.users, sessions);
    await rounds(ROUNDS, (n) => {
      const pay = { who: "service", statement: paid(bought[n] ?? "", all.users[n] ?? "") };
      return [pay, pay, { who: all.users[n] ?? "", statement: start(all.pets[n]?.[0] ?? "") }];
    });
    expect(await outcomes(all.users)).toEqual({ "waiting; paid session; purchase 1/1; overage reserved": ROUNDS });
    await sound();
  });

  it("an unbound purchase paid and a start, at once: the consult always has its unit", async () => {
    const all = await people(pool(), ROUNDS);
    const bought = await purchases(pool(), all.users, null);
    await rounds(ROUNDS, (n) => [
      { who: "service", statement: paid(bought[n] ?? "", all.users[n] ?? "") },
      { who: all.users[n] ?? "", statement: start(all.pets[n]?.[0] ?? "") },
    ]);
    expect(await outcomes(all.users)).toEqual({ "waiting; paid credits; purchase 1/1; credit reserved": ROUNDS });
    await sound();
  });

  it("two tabs that buy: one open purchase", async () => {
    const { users } = await people(pool(), ROUNDS);
    const code = await onSale(pool());
    const begin = `select id from fn_begin_purchase('${code}', 1, null)`;
    const results = await rounds(ROUNDS, (n) => [1, 2, 3].map(() => ({ who: users[n] ?? "", statement: begin })));
    for (const round of results) expect(new Set(round.map(({ row }) => row.id)).size).toBe(1);
    expect(await outcomes(users)).toEqual({ creating: ROUNDS });
  });

  it("the units of a purchase and of a credit drawn by hand and by a start, at once: one for the consult", async () => {
    const all = await people(pool(), ROUNDS);
    const bought = await purchases(pool(), all.users, null);
    await rounds(ROUNDS, (n) => [{ who: "service", statement: paid(bought[n] ?? "", all.users[n] ?? "") }]);
    const sessions = await consults(pool(), all, "pending_payment");
    await credited(pool(), all.users);
    await rounds(ROUNDS, (n) => {
      const consume = (mode: string) => ({
        who: all.users[n] ?? "",
        statement: `select id from fn_consume_overage('${sessions[n]}', '${mode}')`,
      });
      return [consume("purchase"), consume("credit"), { who: all.users[n] ?? "", statement: start(all.pets[n]?.[0] ?? "") }];
    });
    const { rows } = await pool().query<{ units: number; of: number }>(
      `select (select count(*)::int from entitlement_consumptions where user_id = any($1)) as units,
         (select count(distinct session_id)::int from entitlement_consumptions where user_id = any($1)) as of`,
      [all.users],
    );
    expect(rows).toEqual([{ units: ROUNDS, of: ROUNDS }]);
    await sound();
  });
});
