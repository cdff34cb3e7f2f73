import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { person } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select fn_store_stripe_event($1, 'invoice.paid', '2026-10-28', false, 'in_1', 'cus_1', $2, now()) as stored";

describe("fn_store_stripe_event", () => {
  it(
    "stores an event once, with its first payload, where no queue exists yet",
    scene(async (stage) => {
      expect(await stage.service.row(CALL, ["evt_1", { n: 1 }])).toEqual({ stored: true });
      expect(await stage.service.row(CALL, ["evt_1", { n: 2 }])).toEqual({ stored: false });
      expect(await stage.db.row("select payload, status from stripe_subscription_events")).toEqual({
        payload: { n: 1 },
        status: "received",
      });
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      for (const by of [stage.as(await person(stage.db)), stage.anon])
        expect((await by.refusal(CALL, ["evt_1", {}])).code).toBe("42501");
    }),
  );
});
