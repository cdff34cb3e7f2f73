import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { admin, grantCredit, person, start, usage, vet, violations } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_grant_credit($1, $2, $3)";

describe("fn_grant_credit", () => {
  it(
    "gives units with an entry in the ledger, and wakes the consult that waits for payment",
    scene(async (stage) => {
      const owner = await person(stage.db);
      const { id } = await start(stage.as(owner));
      await stage.as(await admin(stage.db)).row(CALL, [owner, "chat", 3]);
      expect((await usage(stage.service, owner)).chat_credits).toBe(2);
      expect(await stage.db.row("select status from chat_sessions where id = $1", [id])).toEqual({ status: "waiting" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "the same request gives once",
    scene(async (stage) => {
      const owner = await person(stage.db);
      const ada = stage.as(await admin(stage.db));
      const [one, two] = [newId(), newId()];
      const call = "select id from fn_grant_credit($1, 'chat', 2, 'admin', null, 'sorry', $2)";
      const first = await ada.row(call, [owner, one]);
      expect(await ada.row(call, [owner, one])).toEqual(first);
      await ada.row(call, [owner, two]);
      expect((await usage(stage.service, owner)).chat_credits).toBe(4);
      expect(await stage.db.rows("select from audit_log where action = 'credit.granted'")).toHaveLength(2);
    }),
  );

  it(
    "refuses nonsense",
    scene(async (stage) => {
      const owner = await person(stage.db);
      for (const [user, type, units] of [
        [owner, "chat", 0],
        [owner, "letter", 1],
        [owner, null, 1],
        [newId(), "chat", 1],
        [owner, "chat", 1001],
      ])
        expect(await stage.service.refusal(CALL, [user, type, units])).toMatchObject({ code: "CV400", reason: "input_invalid" });
      await expect(grantCredit(stage.service, owner, { days: -1 })).rejects.toThrow("input_invalid");
    }),
  );

  it(
    "is for an admin and the service",
    scene(async (stage) => {
      const owner = await person(stage.db);
      for (const somebody of [owner, await vet(stage.db)])
        expect(await stage.as(somebody).refusal(CALL, [owner, "chat", 1])).toMatchObject({ code: "CV403", reason: "forbidden" });
      expect((await stage.anon.refusal(CALL, [owner, "chat", 1])).code).toBe("42501");
    }),
  );
});
