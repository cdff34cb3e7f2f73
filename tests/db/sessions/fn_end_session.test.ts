import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import {
  activeChat,
  admin,
  consumption,
  converge,
  end,
  person,
  plan,
  say,
  start,
  usage,
  vet,
  violations,
  waitingChat,
} from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_end_session($1)";

describe("fn_end_session", () => {
  it.each(["owner", "vet", "admin", "service"] as const)("charges for care, whoever ends it: %s", (who) =>
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const by = {
        owner: stage.as(chat.owner),
        vet: stage.as(chat.vet),
        admin: stage.as(await admin(stage.db)),
        service: stage.service,
      }[who];
      expect(await end(by, chat.session, "done")).toMatchObject({
        status: "completed",
        ended_by: who === "service" ? "system" : who,
        end_reason: "done",
      });
      expect((await consumption(stage.db, chat.consumption)).status).toBe("committed");
      expect(await violations(stage.service)).toEqual([]);
    })(),
  );

  it.each(["owner", "vet", "admin", "service"] as const)(
    "gives the unit back where no care was given, whoever ends it: %s",
    (who) =>
      scene(async (stage) => {
        const chat = await activeChat(stage, { care: false });
        await say(stage.as(chat.owner), chat.session, "¿Hola?");
        const by = {
          owner: stage.as(chat.owner),
          vet: stage.as(chat.vet),
          admin: stage.as(await admin(stage.db)),
          service: stage.service,
        }[who];
        expect(await end(by, chat.session)).toMatchObject({ status: "canceled" });
        expect((await consumption(stage.db, chat.consumption)).status).toBe("released");
        expect((await usage(stage.service, chat.owner)).chat_remaining).toBe(2);
      })(),
  );

  it(
    "an owner may leave the queue, and leave without paying",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      expect(await end(stage.as(owner), session)).toMatchObject({ status: "canceled", ended_by: "owner" });
      expect((await usage(stage.service, owner)).chat_remaining).toBe(2);
      const poor = await person(stage.db);
      const unpaid = await start(stage.as(poor));
      expect(await end(stage.as(poor), unpaid.id)).toMatchObject({ status: "canceled" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "ending again gives the ended consult, unchanged",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const first = await end(stage.as(chat.vet), chat.session);
      expect(await end(stage.as(chat.owner), chat.session, "again")).toEqual(first);
      expect(
        await stage.db.rows("select from audit_log where action = 'session.ended' and subject_id = $1", [chat.session]),
      ).toHaveLength(1);
    }),
  );

  it(
    "goes on through a cancellation, and charges the bucket of the reservation",
    scene(async (stage) => {
      const user = await person(stage.db);
      const basic = await plan(stage.db, 1, 0);
      await converge(stage.service, { user, plan: basic, stripe: "sub_gone" });
      const { id, consumption: unit } = await start(stage.as(user));
      await converge(stage.service, { user, plan: basic, stripe: "sub_gone", status: "canceled" });
      const doctor = await vet(stage.db);
      await stage.as(doctor).row("select * from fn_claim_session($1)", [id]);
      await say(stage.as(doctor), id);
      expect(await end(stage.as(user), id)).toMatchObject({ status: "completed" });
      const [bucket] = await stage.db.rows("select reserved_chats, consumed_chats from subscription_usage where user_id = $1", [
        user,
      ]);
      expect(bucket).toEqual({ reserved_chats: 0, consumed_chats: 1 });
      expect((await consumption(stage.db, unit ?? "")).status).toBe("committed");
    }),
  );

  it(
    "is refused to strangers and to vets of other cases",
    scene(async (stage) => {
      const { session } = await waitingChat(stage);
      const doctor = await vet(stage.db);
      expect(await stage.as(await person(stage.db)).refusal(CALL, [session])).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      expect(await stage.as(doctor).refusal(CALL, [session])).toMatchObject({ code: "CV403", reason: "not_a_participant" });
      expect(await stage.as(doctor).refusal(CALL, [newId()])).toMatchObject({ code: "CV404", reason: "session_not_found" });
      const active = await activeChat(stage);
      expect(await stage.as(doctor).refusal(CALL, [active.session])).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      expect((await stage.anon.refusal(CALL, [session])).code).toBe("42501");
    }),
  );
});
