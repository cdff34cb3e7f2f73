import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { activeChat, consumption, grantCredit, letPass, person, say, start, usage, violations, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select fn_sweep_reservations() as swept";
const sweep = async (stage: Stage) => (await stage.service.row(CALL)).swept;
const session = (stage: Stage, id: string) =>
  stage.db.row("select status, ended_by, end_reason from chat_sessions where id = $1", [id]);

describe("fn_sweep_reservations", () => {
  it(
    "leaves what is within its lease",
    scene(async (stage) => {
      await waitingChat(stage);
      await activeChat(stage);
      await start(stage.as(await person(stage.db)));
      expect(await sweep(stage)).toBe(0);
    }),
  );

  it(
    "expires a wait that nobody came back to, and gives the unit back",
    scene(async (stage) => {
      const chat = await waitingChat(stage);
      await letPass(stage.db, chat.session, "31 minutes");
      expect(await sweep(stage)).toBe(1);
      expect(await session(stage, chat.session)).toEqual({ status: "expired", ended_by: "system", end_reason: "inactive" });
      expect(await consumption(stage.db, chat.consumption)).toMatchObject({ status: "expired", finish_reason: "inactive" });
      expect((await usage(stage.service, chat.owner)).chat_remaining).toBe(2);
      expect(await stage.service.refusal("select * from fn_commit_consumption($1)", [chat.consumption])).toMatchObject({
        reason: "consumption_already_released",
      });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "completes and charges a forgotten consult with care, cancels one without",
    scene(async (stage) => {
      const cared = await activeChat(stage);
      const empty = await activeChat(stage, { care: false });
      for (const chat of [cared, empty]) await letPass(stage.db, chat.session, "61 minutes");
      expect(await sweep(stage)).toBe(2);
      expect(await session(stage, cared.session)).toMatchObject({ status: "completed", end_reason: "inactive" });
      expect(await session(stage, empty.session)).toMatchObject({ status: "canceled", end_reason: "inactive" });
      expect((await consumption(stage.db, cared.consumption)).status).toBe("committed");
      expect((await consumption(stage.db, empty.consumption)).status).toBe("expired");
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "never cuts off a vet at work: what was said or touched since renews the lease",
    scene(async (stage) => {
      const talking = await activeChat(stage);
      const touched = await activeChat(stage);
      for (const chat of [talking, touched]) await letPass(stage.db, chat.session, "61 minutes");
      await say(stage.as(talking.vet), talking.session);
      await stage.db.rows("update chat_sessions set last_activity_at = now() - interval '59 min' where id = $1", [
        touched.session,
      ]);
      expect(await sweep(stage)).toBe(0);
      const { expires_at } = await consumption(stage.db, touched.consumption);
      const [clock] = await stage.db.rows<{ soon: Date }>("select now() + interval '1 min' as soon");
      expect(expires_at).toEqual(clock?.soon);
    }),
  );

  it(
    "expires a payment that never came, after a day",
    scene(async (stage) => {
      const { id } = await start(stage.as(await person(stage.db)));
      await letPass(stage.db, id, "23 hours");
      expect(await sweep(stage)).toBe(0);
      await letPass(stage.db, id, "2 hours");
      expect(await sweep(stage)).toBe(1);
      expect(await session(stage, id)).toMatchObject({ status: "expired", end_reason: "inactive" });
    }),
  );

  it(
    "closes a consult that has lost its unit, too",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      await stage.service.row("select * from fn_release_consumption($1)", [chat.consumption]);
      await letPass(stage.db, chat.session, "61 minutes");
      expect(await sweep(stage)).toBe(1);
      expect(await session(stage, chat.session)).toMatchObject({ status: "completed" });
      expect((await consumption(stage.db, chat.consumption)).status).toBe("released");
    }),
  );

  it(
    "writes off credits past their date, with an entry; one in use comes back first",
    scene(async (stage) => {
      const owner = await person(stage.db);
      const credit = await grantCredit(stage.service, owner, { units: 3, days: 5 });
      const { id } = await start(stage.as(owner));
      await stage.db.rows("update overage_credits set expires_at = now() where id = $1", [credit.id]);
      await sweep(stage);
      await letPass(stage.db, id, "31 minutes");
      await sweep(stage);
      await sweep(stage);
      const ledger = await stage.db.rows("select kind, units from overage_credit_ledger where credit_id = $1 order by id", [
        credit.id,
      ]);
      expect(ledger).toEqual([
        { kind: "grant", units: 3 },
        { kind: "draw", units: -1 },
        { kind: "expiry", units: -2 },
        { kind: "return", units: 1 },
        { kind: "expiry", units: -1 },
      ]);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      for (const by of [stage.as(await person(stage.db)), stage.anon]) expect((await by.refusal(CALL)).code).toBe("42501");
    }),
  );
});
