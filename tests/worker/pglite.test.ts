import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolder } from "@callavet/embedded/postgres/folder-lock.ts";
import { openDatabase } from "@callavet/embedded/postgres/open.ts";
import { migrate } from "@callavet/migrations/run.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invoiceEvent, subscriptionEvent } from "./kit/events.ts";
import { subscriptionOf } from "./kit/rows.ts";
import { eventsSettled } from "./kit/wait.ts";
import { startWorldOver, type World } from "./kit/world.ts";

// The embedded database has one backend, and the worker, the route and the queue's LISTEN share it.

let world: World;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "callavet-worker-"));
  const held = lockFolder(folder);
  const { pool, close } = await openDatabase(held);
  await migrate(pool);
  world = await startWorldOver({
    url: "",
    pool,
    async close() {
      await close();
      held.release();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  await world.work();
});
afterAll(() => world.close());

test("events converge over the embedded database", async () => {
  const { userId, subscription } = await world.subscriber();
  await world.deliver(subscriptionEvent("created", subscription));
  await eventsSettled(world.pool);
  const { rows, usage } = await subscriptionOf(world.pool, userId);
  expect([rows.map((row) => row.status), usage.length]).toEqual([["active"], 1]);
});

test("fifty events at once leave one state there too", async () => {
  const { userId, subscription } = await world.subscriber();
  await Promise.all(Array.from({ length: 50 }, () => world.deliver(invoiceEvent("paid", subscription))));
  await eventsSettled(world.pool);
  const { rows, usage } = await subscriptionOf(world.pool, userId);
  expect([rows.length, usage.length]).toEqual([1, 1]);
});
