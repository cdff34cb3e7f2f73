import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { buyer } from "../money.ts";
import { admin, person } from "../scenery.ts";

const { scene } = testDatabase();
const store = ({ service }: Stage, id: string, customer: string | null) =>
  service.row("select fn_store_stripe_event($1, 'x', null, false, 'ob_1', $2, '{}', now())", [id, customer]);
const claimed = async ({ service }: Stage, id: string, limit: number) =>
  (await service.rows("select id from fn_claim_stripe_events($1, $2)", [id, limit])).map((row) => row.id);

describe("fn_replay_stripe_event", () => {
  it(
    "puts an event back to where it began, whatever became of it; for an admin",
    scene(async (stage) => {
      await store(stage, "evt_1", null);
      const ada = await admin(stage.db);
      const call = "select status, attempts, last_error, processed_at from fn_replay_stripe_event($1)";
      for (const [status, note] of [
        ["ignored", "no"],
        ["processed", null],
      ]) {
        await stage.service.row("select fn_finish_stripe_event('evt_1', $1, $2)", [status, note]);
        expect(await stage.as(ada).row(call, ["evt_1"])).toEqual({
          status: "received",
          attempts: 0,
          last_error: null,
          processed_at: null,
        });
      }
      expect(await stage.as(ada).refusal(call, ["evt_0"])).toMatchObject({ code: "CV404", reason: "not_found" });
      expect(await stage.as(await person(stage.db)).refusal(call, ["evt_1"])).toMatchObject({
        code: "CV403",
        reason: "forbidden",
      });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(call, ["evt_1"])).code).toBe("42501");
      expect(await stage.db.rows("select actor_id from audit_log where action = 'stripe_event.replayed'")).toHaveLength(2);
    }),
  );
});

describe("fn_claim_stripe_events", () => {
  it(
    "gives the event asked for, then others of its customer that nobody has tried",
    scene(async (stage) => {
      for (const id of ["evt_1", "evt_2", "evt_3", "evt_4"]) await store(stage, id, "cus_1");
      for (const id of ["evt_5", "evt_6"]) await store(stage, id, id === "evt_5" ? "cus_2" : null);
      await stage.service.row("select fn_finish_stripe_event('evt_2', 'processed')");
      await stage.service.row("select fn_fail_stripe_event('evt_4', 'why')");
      expect(await claimed(stage, "evt_3", 10)).toEqual(["evt_3", "evt_1"]);
      expect(await claimed(stage, "evt_3", 1)).toEqual(["evt_3"]);
      // One that failed is tried alone, so that it holds up nobody.
      expect(await claimed(stage, "evt_4", 10)).toEqual(["evt_4"]);
      expect(await claimed(stage, "evt_2", 10)).toEqual([]);
      expect(await claimed(stage, "evt_6", 10)).toEqual(["evt_6"]);
      for (const by of [stage.as(await person(stage.db)), stage.anon])
        expect((await by.refusal("select * from fn_claim_stripe_events('evt_1', 1)")).code).toBe("42501");
    }),
  );
});

describe("fn_finish_stripe_events", () => {
  it(
    "finishes what was handled together, each with its own word",
    scene(async (stage) => {
      for (const id of ["evt_1", "evt_2", "evt_3"]) await store(stage, id, "cus_1");
      const call = "select fn_finish_stripe_events($1)";
      const events = [
        { id: "evt_1", status: "processed", note: null },
        { id: "evt_2", status: "ignored", note: "nothing to do" },
      ];
      await stage.service.row(call, [JSON.stringify(events)]);
      expect(await stage.db.rows("select id, status, last_error from stripe_subscription_events order by id")).toEqual([
        { id: "evt_1", status: "processed", last_error: null },
        { id: "evt_2", status: "ignored", last_error: "nothing to do" },
        { id: "evt_3", status: "received", last_error: null },
      ]);
      for (const by of [stage.as(await person(stage.db)), stage.anon])
        expect((await by.refusal(call, ["[]"])).code).toBe("42501");
    }),
  );
});

describe("fn_flag_unknown_customer", () => {
  it(
    "tells ours from strangers, of whom an operator hears once",
    scene(async (stage) => {
      const { customer, user } = await buyer(stage.db);
      const call = "select fn_flag_unknown_customer($1) as unknown";
      expect(await stage.service.row(call, [customer])).toEqual({ unknown: false });
      for (let n = 0; n < 2; n++) expect(await stage.service.row(call, ["cus_0"])).toEqual({ unknown: true });
      expect(await stage.db.rows("select kind, subject from alerts")).toEqual([
        { kind: "stripe_unknown_customer", subject: "cus_0" },
      ]);
      for (const by of [stage.as(user), stage.anon]) expect((await by.refusal(call, [customer])).code).toBe("42501");
    }),
  );
});

describe("fn_resolve_alert", () => {
  it(
    "is said by an admin, and kept",
    scene(async (stage) => {
      const { id } = await stage.db.row("insert into alerts (kind, subject) values ('k', 's') returning id");
      const call = "select fn_resolve_alert($1)";
      const ada = await admin(stage.db);
      for (let n = 0; n < 2; n++) await stage.as(ada).row(call, [id]);
      expect(await stage.db.row("select resolved_at is not null as resolved from alerts")).toEqual({ resolved: true });
      expect(await stage.db.rows("select actor_id, details from audit_log where action = 'alert.resolved'")).toEqual([
        { actor_id: ada, details: { alertId: Number(id), kind: "k", subject: "s" } },
      ]);
      expect(await stage.as(ada).refusal(call, [0])).toMatchObject({ code: "CV404", reason: "not_found" });
      expect(await stage.as(await person(stage.db)).refusal(call, [id])).toMatchObject({ code: "CV403", reason: "forbidden" });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(call, [id])).code).toBe("42501");
    }),
  );
});
