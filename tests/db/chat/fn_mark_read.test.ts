import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, person, say, vet, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select fn_mark_read($1, $2) as seq";

describe("fn_mark_read", () => {
  it(
    "goes forward, never back, never past the last message, each for oneself",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      for (const body of ["dos", "tres"]) await say(stage.as(chat.vet), chat.session, body);
      const read = async (who: string, seq: number) => (await stage.as(who).row(CALL, [chat.session, seq])).seq;
      expect([
        await read(chat.owner, 2),
        await read(chat.owner, 1),
        await read(chat.owner, 99),
        await read(chat.owner, 0),
      ]).toEqual([2, 2, 3, 3]);
      expect([await read(chat.vet, 0), await read(chat.vet, 1)]).toEqual([0, 1]);
    }),
  );

  it(
    "is for the people in the consult",
    scene(async (stage) => {
      const { session } = await waitingChat(stage);
      expect(await stage.as(await person(stage.db)).refusal(CALL, [session, 1])).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      expect(await stage.as(await vet(stage.db)).refusal(CALL, [session, 1])).toMatchObject({
        code: "CV403",
        reason: "not_a_participant",
      });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(CALL, [session, 1])).code).toBe("42501");
    }),
  );
});
