import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { people } from "./people.ts";
import { arena, ROUNDS } from "./rounds.ts";

const { pool, rounds, sound } = arena();
/** A deadlock takes a second to be found, so fewer rounds are enough to see one. */
const COUNT = Math.ceil(ROUNDS / 4);

it(`the sweeper gives units back to two credits while two consults draw from both: nobody waits in a circle, ${COUNT} rounds`, async () => {
  const { users } = await people(pool(), COUNT);
  await rounds(
    COUNT,
    (n) => [
      { who: "service", statement: "select fn_sweep_reservations()" },
      { who: "service", statement: `select fn_resume_pending_sessions('${users[n]}')` },
    ],
    (n) => scene(users[n] ?? ""),
  );
  await rounds(1, () => [{ who: "service", statement: "select fn_sweep_reservations()" }]);
  const { rows } = await pool().query(
    "select status, count(*)::int as n from chat_sessions where owner_id = any($1) group by status order by status",
    [users],
  );
  expect(rows).toEqual([
    { status: "expired", n: 2 * COUNT },
    { status: "waiting", n: 2 * COUNT },
  ]);
  await sound();
});

/**
 * Two credits of two units, one of each in use by a consult whose time is up; two consults wait. The sweeper comes to the
 * consults by their ids, who draws to the credits by their expiry: here in opposite orders.
 */
function scene(user: string): string {
  const [late, soon] = [randomUUID(), randomUUID()];
  const [first, second] = [randomUUID(), randomUUID()].toSorted() as [string, string];
  const credit = (id: string, days: number, session: string) => `
    insert into overage_credits (id, user_id, type, granted, reserved, origin, expires_at)
    values ('${id}', '${user}', 'chat', 2, 1, 'goodwill', now() + interval '${days} days');
    insert into overage_credit_ledger (credit_id, kind, units) values ('${id}', 'grant', 2), ('${id}', 'draw', -1);
    insert into entitlement_consumptions (session_id, user_id, type, source, credit_id, expires_at)
    values ('${session}', '${user}', 'chat', 'credit', '${id}', now() - interval '1 hour')`;
  const consult = (id: string, status: string, seen: string) =>
    `insert into chat_sessions (id, owner_id, pet_id, type, status, last_activity_at)
     select '${id}', '${user}', p.id, 'chat', '${status}', now() - interval '${seen}' from pet p`;
  const consults = [
    consult(first, "waiting", "2 hours"),
    consult(second, "waiting", "2 hours"),
    consult(randomUUID(), "pending_payment", "0"),
    consult(randomUUID(), "pending_payment", "0"),
  ].map(
    (each) => `with pet as (insert into pets (owner_id, name, species) values ('${user}', 'Luna', 'dog') returning id) ${each}`,
  );
  return [...consults, credit(late, 20, first), credit(soon, 10, second)].join("; ");
}
