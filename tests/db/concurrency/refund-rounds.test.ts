import { describe, expect, it } from "vitest";
import { consults, paid, payment, people, purchases, start, type People } from "./people.ts";
import { arena, count, ROUNDS } from "./rounds.ts";

const { pool, rounds, sound } = arena();

/** How each person's consult stands, and how many of the purchase's units are taken back, missing, in use, used. */
async function outcomes(users: string[]): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ is: string }>(
    `select concat(s.status, ': back ', c.reversed, ', missing ', p.shortfall, ', in use ', c.reserved, ', used ', c.consumed,
       case when p.frozen then ', frozen' end, case when x.id is not null then ', made good ' || x.granted end) as is
     from unnest($1::uuid[]) u join chat_sessions s on s.owner_id = u join overage_purchases p on p.user_id = u
     join overage_credits c on c.purchase_id = p.id and c.origin = 'purchase'
     left join overage_credits x on x.purchase_id = p.id and x.origin = 'compensation'`,
    [users],
  );
  return count(rows.map((row) => row.is));
}

/** Everybody has bought a chat, for the consult where one is given. */
async function bought(count_: number, bound: boolean): Promise<People & { sessions: string[]; purchases: string[] }> {
  const all = await people(pool(), count_);
  const sessions = bound ? await consults(pool(), all, "pending_payment") : [];
  const made = await purchases(pool(), all.users, bound ? sessions : null);
  await rounds(count_, (n) => [{ who: "service", statement: paid(made[n] ?? "", all.users[n] ?? "") }]);
  return { ...all, sessions, purchases: made };
}

const only = (found: Record<string, number>, ...allowed: string[]): void => {
  expect(
    Object.keys(found).filter((each) => !allowed.includes(each)),
    JSON.stringify(found),
  ).toEqual([]);
  // Both happen, else they did not meet.
  expect(Object.keys(found)).toHaveLength(allowed.length);
};

describe(`${ROUNDS} rounds each`, () => {
  it("a refund against a start: the unit is taken back or in use, never both, never neither", async () => {
    const all = await bought(ROUNDS, false);
    await rounds(ROUNDS, (n) => {
      const [purchase = "", user = ""] = [all.purchases[n], all.users[n]];
      const tell = { who: "service", statement: payment(purchase, user, { refund: "succeeded" }) };
      return [tell, { who: user, statement: start(all.pets[n]?.[0] ?? "") }, tell];
    });
    const [taken, kept] = [
      "pending_payment: back 1, missing 0, in use 0, used 0",
      "waiting: back 0, missing 1, in use 1, used 0",
    ];
    only(await outcomes(all.users), taken ?? "", kept ?? "");
    await sound();
  });

  it("a dispute against a start: frozen, whoever was first", async () => {
    const all = await bought(ROUNDS, false);
    await rounds(ROUNDS, (n) => {
      const [purchase = "", user = ""] = [all.purchases[n], all.users[n]];
      const tell = { who: "service", statement: payment(purchase, user, { dispute: "needs_response" }) };
      return [tell, { who: user, statement: start(all.pets[n]?.[0] ?? "") }];
    });
    const state = (status: string, used: number) => `${status}: back 0, missing 0, in use ${used}, used 0, frozen`;
    only(await outcomes(all.users), state("pending_payment", 0), state("waiting", 1));
    await sound();
  });

  it("a refund against the consult's end: the unit that comes home is always taken back", async () => {
    const all = await bought(ROUNDS, true);
    await rounds(ROUNDS, (n) => {
      const [purchase = "", user = ""] = [all.purchases[n], all.users[n]];
      return [
        { who: "service", statement: payment(purchase, user, { refund: "succeeded" }) },
        { who: user, statement: `select status from fn_end_session('${all.sessions[n]}')` },
      ];
    });
    expect(await outcomes(all.users)).toEqual({ "canceled: back 1, missing 0, in use 0, used 0": ROUNDS });
    await sound();
  });

  it("a refund against the unit's commit: what was used is missing, and made good", async () => {
    const all = await bought(ROUNDS, true);
    const { rows } = await pool().query<{ session_id: string; id: string }>(
      "select session_id, id from entitlement_consumptions where session_id = any($1)",
      [all.sessions],
    );
    const unit = new Map(rows.map((row) => [row.session_id, row.id]));
    await rounds(ROUNDS, (n) => {
      const [purchase = "", user = ""] = [all.purchases[n], all.users[n]];
      return [
        { who: "service", statement: payment(purchase, user, { refund: "succeeded", compensate: true }) },
        { who: "service", statement: `select status from fn_commit_consumption('${unit.get(all.sessions[n] ?? "")}')` },
      ];
    });
    expect(await outcomes(all.users)).toEqual({ "waiting: back 0, missing 1, in use 0, used 1, made good 1": ROUNDS });
    await sound();
  });
});
