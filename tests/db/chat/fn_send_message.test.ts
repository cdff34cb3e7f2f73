import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { activeChat, admin, consumption, end, letPass, person, say, start, vet, violations, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_send_message($1, $2, $3)";

describe("fn_send_message", () => {
  it(
    "numbers messages without gaps and counts the vet's",
    scene(async (stage) => {
      const chat = await activeChat(stage, { care: false });
      expect(await say(stage.as(chat.owner), chat.session, "uno")).toMatchObject({ seq: 1, sender_role: "owner" });
      expect(await say(stage.as(chat.vet), chat.session, "dos")).toMatchObject({ seq: 2, sender_role: "vet" });
      expect(await say(stage.as(chat.owner), chat.session, "tres")).toMatchObject({ seq: 3 });
      expect(await stage.db.row("select last_seq, vet_messages from chat_sessions where id = $1", [chat.session])).toEqual({
        last_seq: 3,
        vet_messages: 1,
      });
    }),
  );

  it(
    "stores what is sent twice once, and answers with it even when the consult has ended",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const client = newId();
      const first = await say(stage.as(chat.vet), chat.session, "una vez", client);
      expect(await say(stage.as(chat.vet), chat.session, "una vez", client)).toEqual(first);
      await end(stage.as(chat.vet), chat.session);
      expect(await say(stage.as(chat.vet), chat.session, "una vez", client)).toEqual(first);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "another's message id is not a way to read it",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const client = newId();
      await say(stage.as(chat.vet), chat.session, "secret", client);
      expect(await stage.as(chat.owner).refusal(CALL, [chat.session, client, "x"])).toMatchObject({
        code: "CV400",
        reason: "input_invalid",
      });
      expect(await stage.as(await person(stage.db)).refusal(CALL, [chat.session, client, "x"])).toMatchObject({ code: "CV404" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "an owner may write while waiting, not while unpaid nor after the end",
    scene(async (stage) => {
      const waiting = await waitingChat(stage);
      expect(await say(stage.as(waiting.owner), waiting.session)).toMatchObject({ seq: 1 });
      await end(stage.as(waiting.owner), waiting.session);
      expect(await stage.as(waiting.owner).refusal(CALL, [waiting.session, newId(), "x"])).toMatchObject({
        code: "CV409",
        reason: "session_not_live",
      });
      const poor = await person(stage.db);
      const unpaid = await start(stage.as(poor));
      expect(await stage.as(poor).refusal(CALL, [unpaid.id, newId(), "x"])).toMatchObject({
        code: "CV409",
        reason: "session_not_live",
      });
    }),
  );

  it(
    "is refused to everybody who is not in the consult",
    scene(async (stage) => {
      const { session } = await waitingChat(stage);
      const active = await activeChat(stage);
      const call = (id: string) => [id, newId(), "x"];
      expect(await stage.as(await vet(stage.db)).refusal(CALL, call(session))).toMatchObject({
        code: "CV403",
        reason: "not_a_participant",
      });
      expect(await stage.as(await vet(stage.db)).refusal(CALL, call(active.session))).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      expect(await stage.as(await admin(stage.db)).refusal(CALL, call(session))).toMatchObject({
        code: "CV403",
        reason: "not_a_participant",
      });
      expect(await stage.as(await person(stage.db)).refusal(CALL, call(session))).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      expect(await stage.as(active.owner).refusal(CALL, call(newId()))).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(CALL, call(session))).code).toBe("42501");
    }),
  );

  it(
    "refuses nothing said, and too much",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      for (const [client, body] of [
        [newId(), ""],
        [newId(), "  "],
        [newId(), "x".repeat(8001)],
        [newId(), null],
        [null, "x"],
      ])
        expect(await stage.as(owner).refusal(CALL, [session, client, body])).toMatchObject({
          code: "CV400",
          reason: "input_invalid",
        });
      expect((await say(stage.as(owner), session, "x".repeat(8000))).seq).toBe(1);
    }),
  );

  it(
    "renews the lease",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      await letPass(stage.db, chat.session, "50 minutes");
      await say(stage.as(chat.owner), chat.session);
      const { hour } = await stage.db.row<{ hour: Date }>("select now() + interval '1 hour' as hour");
      expect((await consumption(stage.db, chat.consumption)).expires_at).toEqual(hour);
    }),
  );
});
