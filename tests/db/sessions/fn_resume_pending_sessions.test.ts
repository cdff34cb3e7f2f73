import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { converge, person, pet, plan, start, violations } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select fn_resume_pending_sessions($1) as resumed";

describe("fn_resume_pending_sessions", () => {
  it(
    "moves on as many as there are units, the oldest first",
    scene(async (stage) => {
      const user = await person(stage.db);
      const ids = [];
      for (let n = 0; n < 3; n++) {
        const { id } = await start(stage.as(user), { pet: await pet(stage.db, user) });
        await stage.db.rows("update chat_sessions set created_at = now() + make_interval(secs => $2) where id = $1", [id, n]);
        ids.push(id);
      }
      expect(await stage.service.row(CALL, [user])).toEqual({ resumed: 0 });
      await converge(stage.service, { user, plan: await plan(stage.db, 2, 0) });
      const rows = await stage.db.rows<{ id: string }>(
        "select id from chat_sessions where status = 'waiting' order by created_at",
      );
      expect(rows.map((row) => row.id)).toEqual(ids.slice(0, 2));
      expect(await stage.service.row(CALL, [user])).toEqual({ resumed: 0 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      const user = await person(stage.db);
      for (const by of [stage.as(user), stage.anon]) expect((await by.refusal(CALL, [user])).code).toBe("42501");
    }),
  );
});
