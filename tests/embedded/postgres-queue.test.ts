import { Logger, run, runMigrations } from "graphile-worker";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTemporary, type OpenedDatabase } from "./postgres-kit.ts";

let db: OpenedDatabase;
beforeAll(async () => void (db = await openTemporary()));
afterAll(() => db.close());

test("graphile-worker is woken by a new job, runs many, and stops without a complaint", async () => {
  const warnings: string[] = [];
  const logger = new Logger(() => (level, message) => {
    if (level === "warning" || level === "error") warnings.push(message);
  });
  const consoleWarning = vi.spyOn(console, "warn");
  await runMigrations({ pgPool: db.pool, logger });
  const done = new Map<string, () => void>();
  const runner = await run({
    pgPool: db.pool,
    logger,
    concurrency: 8,
    noHandleSignals: true,
    // Far apart: what is quick was woken by LISTEN.
    pollInterval: 60_000,
    taskList: {
      note: async (payload, { withPgClient }) => {
        await withPgClient((client) => client.query("select 1"));
        done.get((payload as { key: string }).key)?.();
      },
    },
    crontab: "0 0 1 1 * note",
  });
  const latencies: number[] = [];
  for (let i = 0; i < 9; i++) {
    const ran = new Promise<void>((resolve) => done.set(`k${i}`, resolve));
    const start = performance.now();
    await db.pool.query("select graphile_worker.add_job('note', $1::json)", [{ key: `k${i}` }]);
    await ran;
    latencies.push(performance.now() - start);
  }
  // The quickest: a machine that is busy with other tests says nothing about the wake-up.
  expect(Math.min(...latencies)).toBeLessThan(200);

  const all = Array.from({ length: 100 }, (_, i) => new Promise<void>((resolve) => done.set(`m${i}`, resolve)));
  await Promise.all(all.map((_, i) => db.pool.query("select graphile_worker.add_job('note', $1::json)", [{ key: `m${i}` }])));
  await Promise.all(all);
  await runner.stop();
  expect(warnings).toEqual([]);
  expect(consoleWarning.mock.calls).toEqual([]);
  expect((await db.pool.query("select count(*)::int as n from graphile_worker.jobs")).rows).toEqual([{ n: 0 }]);
});
