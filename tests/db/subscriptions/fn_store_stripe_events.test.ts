import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { person } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select fn_store_stripe_events($1) as stored";
const burst = (...events: [id: string, n: number][]) => [
  JSON.stringify(
    events.map(([id, n]) => ({
      id,
      type: "invoice.paid",
      api_version: "2026-10-28",
      livemode: false,
      object_id: "in_1",
      customer: "cus_1",
      payload: JSON.stringify({ n }),
      created_at: "2026-01-02T03:04:05Z",
    })),
  ),
];

describe("fn_store_stripe_events", () => {
  it(
    "stores each event once, with its first payload, where no queue exists yet",
    scene(async (stage) => {
      expect(await stage.service.row(CALL, burst(["evt_2", 2], ["evt_1", 1], ["evt_2", 3]))).toEqual({ stored: 2 });
      expect(await stage.service.row(CALL, burst(["evt_2", 4], ["evt_3", 5]))).toEqual({ stored: 1 });
      expect(await stage.service.row(CALL, burst(["evt_1", 6]))).toEqual({ stored: 0 });
      const rows = await stage.db.rows(
        "select id, payload, status, stripe_customer_id from stripe_subscription_events order by id",
      );
      expect(rows).toEqual(
        [1, 2, 5].map((n, index) => ({
          id: `evt_${index + 1}`,
          payload: { n },
          status: "received",
          stripe_customer_id: "cus_1",
        })),
      );
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      for (const by of [stage.as(await person(stage.db)), stage.anon])
        expect((await by.refusal(CALL, burst(["evt_1", 1]))).code).toBe("42501");
    }),
  );
});
