import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { activeChat, admin, consumption, grantCredit, person, start, usage, vet, violations, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const COMMIT = "select * from fn_commit_consumption($1)";
const RELEASE = "select * from fn_release_consumption($1)";

describe("fn_commit_consumption and fn_release_consumption", () => {
  it(
    "commit charges the bucket, and twice is once",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const first = await stage.as(chat.vet).row(COMMIT, [chat.consumption]);
      expect(await stage.service.row(COMMIT, [chat.consumption])).toEqual(first);
      expect(first).toMatchObject({ status: "committed" });
      expect(await usage(stage.service, chat.owner)).toMatchObject({ chat_reserved: 0, chat_consumed: 1, chat_remaining: 1 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "release gives the unit back, and twice is once",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const first = await stage.as(chat.vet).row(RELEASE, [chat.consumption]);
      expect(await stage.service.row(RELEASE, [chat.consumption])).toEqual(first);
      expect(await usage(stage.service, chat.owner)).toMatchObject({ chat_reserved: 0, chat_consumed: 0, chat_remaining: 2 });
    }),
  );

  it(
    "is final: the opposite is a typed conflict and changes nothing",
    scene(async (stage) => {
      const one = await activeChat(stage);
      await stage.service.row(COMMIT, [one.consumption]);
      expect(await stage.service.refusal(RELEASE, [one.consumption])).toMatchObject({
        code: "CV409",
        reason: "consumption_already_committed",
      });
      expect((await consumption(stage.db, one.consumption)).status).toBe("committed");
      const other = await activeChat(stage);
      await stage.service.row(RELEASE, [other.consumption]);
      expect(await stage.service.refusal(COMMIT, [other.consumption])).toMatchObject({
        code: "CV409",
        reason: "consumption_already_released",
      });
      expect((await consumption(stage.db, other.consumption)).status).toBe("released");
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a credit returns to its balance with an entry in the ledger",
    scene(async (stage) => {
      const owner = await person(stage.db);
      const credit = await grantCredit(stage.service, owner, { units: 2 });
      const started = await start(stage.as(owner));
      await stage.service.row(RELEASE, [started.consumption]);
      const again = await start(stage.as(owner), { pet: null });
      expect(again.id).toBe(started.id);
      const ledger = await stage.db.rows("select kind, units from overage_credit_ledger where credit_id = $1 order by id", [
        credit.id,
      ]);
      expect(ledger).toEqual([
        { kind: "grant", units: 2 },
        { kind: "draw", units: -1 },
        { kind: "return", units: 1 },
      ]);
      expect((await usage(stage.service, owner)).chat_credits).toBe(2);
    }),
  );

  it(
    "is charged to the period of the reservation, though another has begun",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const { usage_id } = await consumption(stage.db, chat.consumption);
      await stage.db.rows("update subscription_usage set period_end = now() where id = $1", [usage_id]);
      await stage.service.row(
        "select * from fn_open_period((select subscription_id from subscription_usage where id = $1), now(), now() + interval '30 days')",
        [usage_id],
      );
      await stage.service.row(COMMIT, [chat.consumption]);
      expect(
        await stage.db.row("select reserved_chats, consumed_chats from subscription_usage where id = $1", [usage_id]),
      ).toEqual({ reserved_chats: 0, consumed_chats: 1 });
      expect(await usage(stage.service, chat.owner)).toMatchObject({ chat_consumed: 0, chat_remaining: 2 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a vet cannot charge for care that was not given",
    scene(async (stage) => {
      const chat = await activeChat(stage, { care: false });
      expect(await stage.as(chat.vet).refusal(COMMIT, [chat.consumption])).toMatchObject({
        code: "CV403",
        details: { missing: "care" },
      });
    }),
  );

  it.each([COMMIT, RELEASE])("who may: %s", (call) =>
    scene(async (stage) => {
      const { owner, consumption } = await waitingChat(stage);
      expect(await stage.as(owner).refusal(call, [consumption])).toMatchObject({ code: "CV403", reason: "forbidden" });
      for (const stranger of [await person(stage.db), await vet(stage.db)])
        expect(await stage.as(stranger).refusal(call, [consumption])).toMatchObject({
          code: "CV404",
          reason: "consumption_not_found",
        });
      expect(await stage.service.refusal(call, [newId()])).toMatchObject({ code: "CV404", reason: "consumption_not_found" });
      expect((await stage.anon.refusal(call, [consumption])).code).toBe("42501");
      await stage.as(await admin(stage.db)).row(call, [consumption]);
      const { action } = await stage.db.row<{ action: string }>("select action from audit_log where subject_id = $1", [
        consumption,
      ]);
      expect(action).toBe(call === COMMIT ? "consumption.committed" : "consumption.released");
    })(),
  );
});
