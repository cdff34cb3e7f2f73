import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import {
  activeChat,
  admin,
  converge,
  end,
  grantCredit,
  person,
  pet,
  plan,
  start,
  subscriber,
  usage,
  vet,
  violations,
  waitingChat,
} from "../scenery.ts";

const { scene } = testDatabase();

describe.each(["chat", "video"] as const)("fn_reserve_%s", (type) => {
  const CALL = `select * from fn_reserve_${type}($1)`;

  it(
    "gives the second call the first one's row",
    scene(async (stage) => {
      const { session, vet: doctor } = await activeChat(stage);
      const first = await stage.as(doctor).row(CALL, [session]);
      const second = await stage.service.row(CALL, [session]);
      expect(second.id).toBe(first.id);
      expect(first).toMatchObject({ type, source: "subscription", status: "reserved" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "says when no unit is left, and puts an unpaid consult into the queue when there is one",
    scene(async (stage) => {
      const owner = await person(stage.db);
      const { id } = await start(stage.as(owner), { type });
      expect(await stage.service.refusal(CALL, [id])).toMatchObject({ code: "CV402", reason: "no_units_left" });
      // A credit granted behind the back of the function that resumes.
      await stage.db.rows("insert into overage_credits (user_id, type, granted, origin) values ($1, $2, 1, 'admin')", [
        owner,
        type,
      ]);
      await stage.db.rows(
        "insert into overage_credit_ledger (credit_id, kind, units) select id, 'grant', 1 from overage_credits where user_id = $1",
        [owner],
      );
      expect(await stage.as(await admin(stage.db)).row(CALL, [id])).toMatchObject({ source: "credit" });
      expect(await stage.db.row("select status from chat_sessions where id = $1", [id])).toEqual({ status: "waiting" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "is refused to the owner, to strangers and to vets of other cases",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      expect(await stage.as(owner).refusal(CALL, [session])).toMatchObject({ code: "CV403", reason: "forbidden" });
      expect(await stage.as(await person(stage.db)).refusal(CALL, [session])).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      expect(await stage.as(await vet(stage.db)).refusal(CALL, [session])).toMatchObject({
        code: "CV403",
        reason: "not_a_participant",
      });
      expect((await stage.anon.refusal(CALL, [session])).code).toBe("42501");
    }),
  );

  it(
    "is refused once the consult has ended",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      await end(stage.as(owner), session);
      expect(await stage.service.refusal(CALL, [session])).toMatchObject({ code: "CV409", reason: "session_not_live" });
    }),
  );
});

describe("the order of buckets", () => {
  it(
    "is the plan, then the credit that expires first, then the one that never does",
    scene(async (stage) => {
      const owner = await subscriber(stage, 1, 0);
      const never = await grantCredit(stage.service, owner);
      const later = await grantCredit(stage.service, owner, { days: 20 });
      const soon = await grantCredit(stage.service, owner, { days: 10 });
      const buckets = [];
      for (let n = 0; n < 5; n++) {
        const { consumption } = await start(stage.as(owner), { pet: await pet(stage.db, owner) });
        const [row] = await stage.db.rows<{ credit_id: string | null }>(
          "select credit_id from entitlement_consumptions where id = $1",
          [consumption],
        );
        buckets.push(row ? (row.credit_id ?? "plan") : "nothing");
      }
      expect(buckets).toEqual(["plan", soon.id, later.id, never.id, "nothing"]);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it.each(["canceled", "unpaid", "paused", "some_new_word"])("leaves out a subscription that is %s", (status) =>
    scene(async (stage) => {
      const user = await person(stage.db);
      const basic = await plan(stage.db, 2, 2);
      await converge(stage.service, { user, plan: basic, stripe: "sub_1" });
      await converge(stage.service, { user, plan: basic, stripe: "sub_1", status });
      expect((await start(stage.as(user))).status).toBe("pending_payment");
    })(),
  );

  it.each(["active", "trialing", "past_due"])("draws on one that is %s", (status) =>
    scene(async (stage) => {
      const user = await person(stage.db);
      await converge(stage.service, { user, plan: await plan(stage.db, 1, 0), status });
      expect((await start(stage.as(user))).source).toBe("subscription");
      expect((await usage(stage.as(user), user)).chat_remaining).toBe(0);
    })(),
  );

  it(
    "does not count on a period that has not begun or is over",
    scene(async (stage) => {
      for (const [from, to] of [
        [1, 31],
        [-31, -1],
      ] as const) {
        const user = await person(stage.db);
        await converge(stage.service, { user, plan: await plan(stage.db, 1, 0), from, to });
        expect((await start(stage.as(user))).status).toBe("pending_payment");
      }
    }),
  );
});
