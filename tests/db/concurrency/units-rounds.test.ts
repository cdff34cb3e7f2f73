import { describe, expect, it } from "vitest";
import { consults, credited, people, start, subscribed } from "./people.ts";
import { arena, count, ROUNDS } from "./rounds.ts";

const { pool, rounds, sound } = arena();

const statuses = async (users: string[]): Promise<Record<string, number>> => {
  const { rows } = await pool().query<{ are: string }>(
    "select string_agg(status, ' ' order by status) as are from chat_sessions where owner_id = any($1) group by owner_id",
    [users],
  );
  return count(rows.map((row) => row.are));
};

describe(`${ROUNDS} rounds each`, () => {
  it("two starts at once for the plan's last unit: one has it", async () => {
    const { users, pets } = await people(pool(), ROUNDS);
    await subscribed(pool(), users, 1);
    await rounds(ROUNDS, (n) => (pets[n] ?? []).map((pet) => ({ who: users[n] ?? "", statement: start(pet) })));
    expect(await statuses(users)).toEqual({ "pending_payment waiting": ROUNDS });
    await sound();
  });

  it("two starts at once for the last credit: one has it", async () => {
    const { users, pets } = await people(pool(), ROUNDS);
    await credited(pool(), users);
    await rounds(ROUNDS, (n) => (pets[n] ?? []).map((pet) => ({ who: users[n] ?? "", statement: start(pet) })));
    expect(await statuses(users)).toEqual({ "pending_payment waiting": ROUNDS });
    await sound();
  });

  it("a renewal and a start at once, with nothing left before: the consult always gets a unit of the new period", async () => {
    const { users, pets } = await people(pool(), ROUNDS);
    const plan = await subscribed(pool(), users, 1);
    await pool().query("update subscription_usage set included_chats = 0 where user_id = any($1)", [users]);
    await rounds(ROUNDS, (n) => [
      { who: users[n] ?? "", statement: start(pets[n]?.[0] ?? "") },
      {
        who: "service",
        statement: `select id from fn_converge_subscription('${users[n]}', '${plan}', null, 'sub_${users[n]}', 'active',
          date_trunc('hour', now()), date_trunc('hour', now()) + interval '30 days', null, false, null, null)`,
      },
    ]);
    expect(await statuses(users)).toEqual({ waiting: ROUNDS });
    const { rows } = await pool().query<{ are: string }>(
      "select string_agg(reserved_chats::text, ' ' order by period_start) as are from subscription_usage where user_id = any($1) group by user_id",
      [users],
    );
    expect(count(rows.map((row) => row.are))).toEqual({ "0 1": ROUNDS });
    await sound();
  });

  it("commit against release: one wins, the other is told", async () => {
    const all = await people(pool(), ROUNDS);
    await subscribed(pool(), all.users, 1);
    const sessions = await consults(pool(), all, "waiting");
    const units = await reserved(sessions);
    const results = await rounds(ROUNDS, (n) =>
      ["commit", "release"].map((verb) => ({
        who: "service",
        statement: `select status from fn_${verb}_consumption('${units[n]}')`,
      })),
    );
    const kinds = count(
      results.map(([commit, release]) => `${commit?.refused ?? "committed"}, ${release?.refused ?? "released"}`),
    );
    const won = [kinds["committed, consumption_already_committed"] ?? 0, kinds["consumption_already_released, released"] ?? 0];
    expect(
      won.reduce((sum, each) => sum + each),
      JSON.stringify(kinds),
    ).toBe(ROUNDS);
    // Else they did not meet.
    expect(Math.min(...won)).toBeGreaterThan(0);
    await sound();
  });

  it("the owner's end against the sweeper: closed once, and the unit is back", async () => {
    const all = await people(pool(), ROUNDS);
    await subscribed(pool(), all.users, 1);
    const sessions = await consults(pool(), all, "waiting");
    await reserved(sessions);
    await rounds(
      ROUNDS,
      (n) => [
        { who: all.users[n] ?? "", statement: `select status from fn_end_session('${sessions[n]}')` },
        { who: "service", statement: "select fn_sweep_reservations()" },
      ],
      (n) => `update chat_sessions set last_activity_at = now() - interval '2 hours' where id = '${sessions[n]}';
        update entitlement_consumptions set expires_at = now() - interval '1 hour' where session_id = '${sessions[n]}'`,
    );
    const { canceled = 0, expired = 0 } = await statuses(all.users);
    expect(canceled + expired).toBe(ROUNDS);
    const { rows } = await pool().query<{ ends: number; back: number }>(
      `select (select count(*)::int from audit_log where action = 'session.ended' and subject_id = any($1)) as ends,
         (select count(*)::int from entitlement_consumptions where session_id = any($1) and status in ('released', 'expired')) as back`,
      [sessions],
    );
    expect(rows).toEqual([{ ends: ROUNDS, back: ROUNDS }]);
    await sound();
  });
});

/** A unit for each consult; their ids in the consults' order. */
async function reserved(sessions: string[]): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `with s as (select x.id, x.n, c.owner_id, u.id as usage from unnest($1::uuid[]) with ordinality x(id, n)
       join chat_sessions c on c.id = x.id join subscription_usage u on u.user_id = c.owner_id),
     charged as (update subscription_usage set reserved_chats = 1 where id in (select usage from s)),
     made as (insert into entitlement_consumptions (session_id, user_id, type, source, usage_id, expires_at)
       select id, owner_id, 'chat', 'subscription', usage, now() + interval '1 hour' from s returning id, session_id)
     select made.id from made join s on s.id = made.session_id order by s.n`,
    [sessions],
  );
  return rows.map((row) => row.id);
}
