import { addSearchMetrics } from "@callavet/server/search-metrics.ts";
import { progressLines } from "@callavet/worker/search/progress-lines.ts";
import { Registry } from "prom-client";
import { expect, test } from "vitest";

const lexicon = { model: "lexicon-1", version: "1.a", documents: 10, embedded: 6, failed: 1, given_up: 0, claimed: 2 };

test("the backfill's figures are gauges by model and state, and go when the database does", async () => {
  const registry = new Registry();
  let isThere = true;
  addSearchMetrics(registry, () => (isThere ? Promise.resolve([lexicon]) : Promise.reject(new Error("away"))));
  const text = await registry.metrics();
  for (const [state, count] of Object.entries({ embedded: 6, failed: 1, given_up: 0, claimed: 2, waiting: 1 }))
    expect(text).toContain(`callavet_search_documents{model="lexicon-1",version="1.a",state="${state}"} ${count}\n`);
  isThere = false;
  expect(await registry.metrics()).not.toContain("lexicon-1");
});

test("status names the preferred model first, and says what the others are for", () => {
  const oldest = new Date("2026-01-02T03:04:05Z");
  const lines = progressLines([{ ...lexicon, oldest_waiting: oldest }], { model: "other", version: "2" });
  expect(lines).toEqual([
    "other 2: nothing embedded yet",
    "lexicon-1 1.a: 6 of 10 (60 %), 2 at work, 1 failed, oldest waits since 2026-01-02T03:04:05.000Z, on its way out",
  ]);
  const full = {
    ...lexicon,
    model: "other",
    version: "2",
    embedded: 9,
    failed: 0,
    given_up: 1,
    claimed: 0,
    oldest_waiting: null,
  };
  expect(progressLines([{ ...lexicon, oldest_waiting: null }, full], full)[0]).toBe("other 2: 9 of 10 (90 %), 1 given up");
});
