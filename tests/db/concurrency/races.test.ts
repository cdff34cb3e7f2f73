import { describe, expect, it } from "vitest";
import { prepare, tally, times, together } from "../crowd.ts";
import { newId, testDatabase } from "../kit.ts";
import {
  activeChat,
  consumption,
  converge,
  letPass,
  person,
  pet,
  plan,
  startCall,
  subscriber,
  usage,
  vet,
  violations,
  waitingChat,
} from "../scenery.ts";

const { pool, commitAs } = testDatabase({ max: 40 });
const sound = () => prepare(pool(), async (stage) => expect(await violations(stage.service)).toEqual([]));

describe("races", () => {
  it("a double start gives one session, by request and by animal", async () => {
    const { owner, luna } = await prepare(pool(), async (stage) => {
      const owner = await subscriber(stage, 10, 0);
      return { owner, luna: await pet(stage.db, owner) };
    });
    const request = newId();
    for (const call of [startCall({ request }), startCall({ pet: luna }), startCall()]) {
      const outcomes = await together(times(20, () => () => commitAs(owner, ...call)));
      expect(new Set(outcomes.map((outcome) => outcome.rows?.[0]?.id)).size).toBe(1);
    }
    await prepare(pool(), async (stage) => expect(await usage(stage.service, owner)).toMatchObject({ chat_reserved: 1 }));
    await sound();
  });

  it("of 30 vets one gets the case", async () => {
    const { session, vets } = await prepare(pool(), async (stage) => {
      const { session } = await waitingChat(stage);
      const vets = [];
      for (let n = 0; n < 30; n++) vets.push(await vet(stage.db));
      return { session, vets };
    });
    const outcomes = await together(vets.map((id) => () => commitAs(id, "select * from fn_claim_session($1)", [session])));
    expect(tally(outcomes)).toEqual({ ok: 1, already_claimed: 29 });
  });

  it("commit against release: one wins, the other is told, 40 times", async () => {
    const units = await prepare(pool(), async (stage) => {
      const list = [];
      for (let n = 0; n < 40; n++) list.push((await activeChat(stage)).consumption);
      return list;
    });
    for (const unit of units) {
      const outcomes = await together(
        ["commit", "release", "commit", "release"].map(
          (verb) => () => commitAs("service", `select status from fn_${verb}_consumption($1)`, [unit]),
        ),
      );
      const states = new Set(outcomes.flatMap((outcome) => outcome.rows ?? []).map((row) => row.status));
      expect(states.size).toBe(1);
      expect(outcomes.filter((outcome) => outcome.refusal).map((outcome) => outcome.refusal?.reason)).toEqual(
        states.has("committed")
          ? ["consumption_already_committed", "consumption_already_committed"]
          : ["consumption_already_released", "consumption_already_released"],
      );
    }
    await sound();
  });

  it("the sweeper against the end: one closes it, the unit is counted once", async () => {
    const chats = await prepare(pool(), async (stage) => {
      const list = [];
      for (let n = 0; n < 30; n++) {
        const chat = await activeChat(stage, { care: n % 2 === 0 });
        await letPass(stage.db, chat.session, "2 hours");
        list.push(chat);
      }
      return list;
    });
    await together([
      ...chats.map((chat) => () => commitAs(chat.owner, "select status from fn_end_session($1)", [chat.session])),
      ...times(5, () => () => commitAs("service", "select fn_sweep_reservations()")),
    ]);
    await prepare(pool(), async (stage) => {
      for (const [n, chat] of chats.entries()) {
        const { status } = await consumption(stage.db, chat.consumption);
        expect(n % 2 === 0 ? ["committed"] : ["released", "expired"]).toContain(status);
        const ends = await stage.db.rows("select from audit_log where action = 'session.ended' and subject_id = $1", [
          chat.session,
        ]);
        expect(ends).toHaveLength(1);
      }
    });
    await sound();
  });

  it("a payment and a start at the same moment always meet", async () => {
    for (let n = 0; n < 25; n++) {
      const { user, basic } = await prepare(pool(), async (stage) => ({
        user: await person(stage.db),
        basic: await plan(stage.db, 1, 0),
      }));
      await Promise.all([
        commitAs(user, ...startCall()),
        prepare(pool(), (stage) => converge(stage.service, { user, plan: basic })),
      ]);
      const { rows } = await pool().query("select status from chat_sessions where owner_id = $1", [user]);
      expect(rows).toEqual([{ status: "waiting" }]);
    }
    await sound();
  });

  it("one subscription converged 50 times at once is one row and one period", async () => {
    const { user, basic } = await prepare(pool(), async (stage) => ({
      user: await person(stage.db),
      basic: await plan(stage.db, 2, 0),
    }));
    const call =
      "select id from fn_converge_subscription($1, $2, null, 'sub_storm', 'active', '2026-01-01', '2036-01-01', null, false, null, null)";
    const outcomes = await together(times(50, () => () => commitAs("service", call, [user, basic])));
    expect(new Set(outcomes.map((outcome) => outcome.rows?.[0]?.id)).size).toBe(1);
    const { rows } = await pool().query("select count(*)::int as n from subscription_usage where user_id = $1", [user]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("messages of both, each sent twice, are numbered without gaps and stored once", async () => {
    const chat = await prepare(pool(), (stage) => activeChat(stage, { care: false }));
    const sends = times(60, (n) => ({ who: n % 2 ? chat.owner : chat.vet, client: newId() }));
    await together(
      [...sends, ...sends].map(
        ({ who, client }) =>
          () =>
            commitAs(who, "select seq from fn_send_message($1, $2, 'x')", [chat.session, client]),
      ),
    );
    const { rows } = await pool().query(
      "select last_seq, vet_messages, (select count(*)::int from chat_messages m where m.session_id = s.id) as stored from chat_sessions s where id = $1",
      [chat.session],
    );
    expect(rows).toEqual([{ last_seq: 60, vet_messages: 30, stored: 60 }]);
    await sound();
  });
});
