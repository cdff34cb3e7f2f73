import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, admin, end, grantCredit, person, start, subscriber, usage, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();

describe("fn_current_usage", () => {
  it(
    "adds up from reservation to the end",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      expect(await usage(stage.as(owner), owner)).toMatchObject({
        chat_included: 2,
        chat_reserved: 1,
        chat_consumed: 0,
        chat_remaining: 1,
      });
      await end(stage.as(owner), session);
      expect(await usage(stage.as(owner), owner)).toMatchObject({
        chat_included: 2,
        chat_reserved: 0,
        chat_consumed: 0,
        chat_remaining: 2,
      });
      const other = await activeChat(stage);
      await end(stage.as(other.vet), other.session);
      expect(await usage(stage.as(other.owner), other.owner)).toMatchObject({
        chat_reserved: 0,
        chat_consumed: 1,
        chat_remaining: 1,
        video_remaining: 1,
      });
    }),
  );

  it(
    "is one row of zeros without a plan, with credits beside it",
    scene(async (stage) => {
      const owner = await person(stage.db);
      await grantCredit(stage.service, owner, { units: 3 });
      await start(stage.as(owner));
      expect(await usage(stage.as(owner), owner)).toMatchObject({
        plan_code: null,
        status: null,
        chat_included: 0,
        chat_remaining: 0,
        chat_credits: 2,
        chat_overage: 0,
        video_credits: 0,
      });
    }),
  );

  it(
    "does not count what has expired, nor a period that is over",
    scene(async (stage) => {
      const owner = await subscriber(stage);
      const credit = await grantCredit(stage.service, owner, { days: 5 });
      await stage.db.rows("update overage_credits set expires_at = now() - interval '1 s' where id = $1", [credit.id]);
      await stage.db.rows("update subscription_usage set period_end = now() where user_id = $1", [owner]);
      expect(await usage(stage.as(owner), owner)).toMatchObject({
        status: "active",
        chat_included: 0,
        chat_remaining: 0,
        chat_credits: 0,
      });
    }),
  );

  it(
    "tells that a dispute has frozen the plan's units, and does not count frozen credits",
    scene(async (stage) => {
      const owner = await subscriber(stage);
      const credit = await grantCredit(stage.service, owner);
      await stage.db.rows("update overage_credits set frozen = true where id = $1", [credit.id]);
      expect(await usage(stage.as(owner), owner)).toMatchObject({ frozen: false, chat_credits: 0 });
      await stage.db.rows("update subscription_usage set frozen = true where user_id = $1", [owner]);
      expect(await usage(stage.as(owner), owner)).toMatchObject({ frozen: true, chat_included: 2, chat_remaining: 2 });
      expect((await start(stage.as(owner))).status).toBe("pending_payment");
    }),
  );

  it(
    "is one's own: others' is for an admin and the service",
    scene(async (stage) => {
      const owner = await subscriber(stage);
      const stranger = await person(stage.db);
      expect(await stage.as(stranger).refusal("select * from fn_current_usage($1)", [owner])).toMatchObject({
        code: "CV403",
        reason: "forbidden",
      });
      expect((await stage.anon.refusal("select * from fn_current_usage($1)", [owner])).code).toBe("42501");
      expect((await usage(stage.as(await admin(stage.db)), owner)).chat_included).toBe(2);
      expect((await usage(stage.service, owner)).chat_included).toBe(2);
      expect((await stage.as(owner).row("select * from fn_current_usage()")).chat_included).toBe(2);
    }),
  );
});
