import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { activeChat, converge, person, pet, plan, start, usage, violations } from "../scenery.ts";

const { scene } = testDatabase();
const alerts = (stage: Stage) => stage.db.rows("select kind, subject, resolved_at is null as open from alerts order by id");

describe("fn_converge_subscription", () => {
  it(
    "stores it, opens the period, and wakes the consult that waits for payment",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id } = await start(stage.as(user));
      const basic = await plan(stage.db, 2, 1);
      expect(await converge(stage.service, { user, plan: basic, stripe: "sub_1" })).toMatchObject({
        status: "active",
        superseded: false,
      });
      expect(await usage(stage.as(user), user)).toMatchObject({
        status: "active",
        chat_included: 2,
        chat_reserved: 1,
        video_included: 1,
      });
      expect(await stage.db.row("select status from chat_sessions where id = $1", [id])).toEqual({ status: "waiting" });
      const [entry] = await stage.db.rows("select actor_role, details from audit_log where action = 'subscription.converged'");
      expect(entry).toMatchObject({ actor_role: "service", details: { status: "active" } });
    }),
  );

  it(
    "saying the same again changes nothing",
    scene(async (stage) => {
      const user = await person(stage.db);
      const facts = { user, plan: await plan(stage.db, 2, 1), stripe: "sub_1" };
      const first = await converge(stage.service, facts);
      await start(stage.as(user));
      const before = await usage(stage.service, user);
      for (let n = 0; n < 5; n++) expect(await converge(stage.service, facts)).toEqual(first);
      expect(await usage(stage.service, user)).toEqual(before);
      expect(await stage.db.rows("select from subscription_usage")).toHaveLength(1);
      expect(await stage.db.rows("select from audit_log where action = 'subscription.converged'")).toHaveLength(1);
    }),
  );

  it(
    "an upgrade counts at once and keeps what is consumed; a smaller plan never goes below it",
    scene(async (stage) => {
      const user = await person(stage.db);
      const [small, large] = [await plan(stage.db, 1, 0), await plan(stage.db, 4, 2)];
      await converge(stage.service, { user, plan: small, stripe: "sub_1" });
      await start(stage.as(user), { pet: await pet(stage.db, user) });
      await converge(stage.service, { user, plan: large, stripe: "sub_1" });
      expect(await usage(stage.service, user)).toMatchObject({
        chat_included: 4,
        chat_reserved: 1,
        chat_remaining: 3,
        video_included: 2,
      });
      for (let n = 0; n < 2; n++) await start(stage.as(user), { pet: await pet(stage.db, user) });
      await converge(stage.service, { user, plan: small, stripe: "sub_1" });
      expect(await usage(stage.service, user)).toMatchObject({
        chat_included: 3,
        chat_reserved: 3,
        chat_remaining: 0,
        video_included: 0,
      });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a new period starts from nothing used; the old one keeps its own",
    scene(async (stage) => {
      const user = await person(stage.db);
      const basic = await plan(stage.db, 2, 0);
      await converge(stage.service, { user, plan: basic, stripe: "sub_1", from: -31, to: 1 });
      await start(stage.as(user));
      await converge(stage.service, { user, plan: basic, stripe: "sub_1", from: 0, to: 30 });
      expect(await usage(stage.service, user)).toMatchObject({ chat_reserved: 0, chat_remaining: 2 });
      expect(await stage.db.rows("select reserved_chats from subscription_usage order by period_start")).toEqual([
        { reserved_chats: 1 },
        { reserved_chats: 0 },
      ]);
    }),
  );

  it(
    "a status that nobody knows gives no units and one alert, and heals",
    scene(async (stage) => {
      const user = await person(stage.db);
      const facts = { user, plan: await plan(stage.db, 2, 0), stripe: "sub_1" };
      for (let n = 0; n < 2; n++) await converge(stage.service, { ...facts, status: "hibernating" });
      expect(await alerts(stage)).toEqual([{ kind: "unknown_subscription_status", subject: "sub_1", open: true }]);
      expect((await usage(stage.service, user)).chat_included).toBe(0);
      await converge(stage.service, facts);
      expect((await usage(stage.service, user)).chat_included).toBe(2);
      expect(await alerts(stage)).toEqual([{ kind: "unknown_subscription_status", subject: "sub_1", open: false }]);
    }),
  );

  it(
    "of two live ones the first gives units; the second is reported and takes over when the first ends",
    scene(async (stage) => {
      const user = await person(stage.db);
      const [small, large] = [await plan(stage.db, 1, 0), await plan(stage.db, 5, 0)];
      await converge(stage.service, { user, plan: small, stripe: "sub_1" });
      for (let n = 0; n < 2; n++)
        expect(await converge(stage.service, { user, plan: large, stripe: "sub_2" })).toMatchObject({
          status: "active",
          superseded: true,
        });
      expect((await usage(stage.service, user)).chat_included).toBe(1);
      expect(await alerts(stage)).toEqual([{ kind: "second_live_subscription", subject: "sub_2", open: true }]);
      const { id } = await start(stage.as(user), { pet: await pet(stage.db, user) });
      const waiting = await start(stage.as(user), { pet: await pet(stage.db, user) });
      expect(waiting.status).toBe("pending_payment");
      await converge(stage.service, { user, plan: small, stripe: "sub_1", status: "canceled" });
      expect(await usage(stage.service, user)).toMatchObject({ chat_included: 5, chat_reserved: 1 });
      expect(await alerts(stage)).toEqual([{ kind: "second_live_subscription", subject: "sub_2", open: false }]);
      expect(await stage.db.row("select status from chat_sessions where id = $1", [waiting.id])).toEqual({ status: "waiting" });
      expect(await stage.db.row("select status from chat_sessions where id = $1", [id])).toEqual({ status: "waiting" });
      expect(await converge(stage.service, { user, plan: large, stripe: "sub_2" })).toMatchObject({ superseded: false });
    }),
  );

  it(
    "never changes hands",
    scene(async (stage) => {
      const [user, thief] = [await person(stage.db), await person(stage.db)];
      const basic = await plan(stage.db, 1, 0);
      await converge(stage.service, { user, plan: basic, stripe: "sub_1" });
      await converge(stage.service, { user: thief, plan: basic, stripe: "sub_1" });
      expect((await usage(stage.service, thief)).chat_included).toBe(0);
      expect((await usage(stage.service, user)).chat_included).toBe(1);
      expect(await alerts(stage)).toEqual([{ kind: "subscription_of_another", subject: "sub_1", open: true }]);
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      const { owner } = await activeChat(stage);
      const call =
        "select fn_converge_subscription($1, $1, null, 'sub_x', 'active', now(), now() + interval '1 day', null, false, null, null)";
      for (const by of [stage.as(owner), stage.anon]) expect((await by.refusal(call, [owner])).code).toBe("42501");
    }),
  );
});
