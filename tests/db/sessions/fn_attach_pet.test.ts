import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, end, person, pet, start, subscriber, vet, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_attach_pet($1, $2)";

describe("fn_attach_pet", () => {
  it(
    "says which animal it is, and twice is once",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      const luna = await pet(stage.db, owner);
      expect((await stage.as(owner).row(CALL, [session, luna])).pet_id).toBe(luna);
      expect((await stage.as(owner).row(CALL, [session, luna])).pet_id).toBe(luna);
      expect(await stage.db.rows("select from audit_log where action = 'session.pet_attached'")).toHaveLength(1);
    }),
  );

  it(
    "an animal has one live consult",
    scene(async (stage) => {
      const owner = await subscriber(stage, 5);
      const nameless = await start(stage.as(owner));
      const luna = await pet(stage.db, owner);
      const hers = await start(stage.as(owner), { pet: luna });
      expect(await stage.as(owner).refusal(CALL, [nameless.id, luna])).toEqual({
        code: "CV409",
        reason: "session_already_live",
        details: { sessionId: hers.id },
      });
      await end(stage.as(owner), nameless.id);
      expect(await stage.as(owner).refusal(CALL, [nameless.id, await pet(stage.db, owner)])).toMatchObject({
        code: "CV409",
        reason: "session_not_live",
      });
    }),
  );

  it(
    "is the owner's, with the owner's animal",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      const luna = await pet(stage.db, chat.owner);
      const other = await pet(stage.db, await person(stage.db));
      expect(await stage.as(chat.owner).refusal(CALL, [chat.session, other])).toMatchObject({
        code: "CV404",
        reason: "pet_not_found",
      });
      expect(await stage.as(chat.vet).refusal(CALL, [chat.session, luna])).toMatchObject({ code: "CV403", reason: "forbidden" });
      for (const stranger of [await person(stage.db), await vet(stage.db)])
        expect(await stage.as(stranger).refusal(CALL, [chat.session, luna])).toMatchObject({
          code: "CV404",
          reason: "session_not_found",
        });
      expect((await stage.anon.refusal(CALL, [chat.session, luna])).code).toBe("42501");
    }),
  );
});
