import { readdirSync } from "node:fs";
import { addJob } from "@callavet/shared/jobs/add.ts";
import { stripeEventJob } from "@callavet/shared/jobs/stripe-event.ts";
import { asService, createDatabase } from "@callavet/shared/node/database.ts";
import { readCrontab } from "@callavet/worker/crontab.ts";
import { isOn, parseEnv } from "@callavet/worker/env.ts";
import { prepareQueue } from "@callavet/worker/queue.ts";
import { allTasks } from "@callavet/worker/tasks.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZodError } from "zod";
import { createTestDatabase } from "../kit/postgres.ts";
import { subscriptionEvent } from "./kit/events.ts";
import { eventIn, until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const jobsWith = async (key: string) =>
  (
    await world.pool.query<{ last_error: string | null; attempts: number }>("select * from graphile_worker.jobs where key = $1", [
      key,
    ])
  ).rows;

test("every file in tasks/ is a task of the worker, under its own name", () => {
  const folder = new URL("../../worker/src/tasks/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".queries.ts"));
  expect(allTasks.map((task) => `${task.job.name}.ts`).sort()).toEqual(files.sort());
});

test("the crontab names known tasks, and sweeps every minute", async () => {
  const items = readCrontab();
  const names = new Set(allTasks.map((task) => task.job.name));
  expect(items.filter((item) => !names.has(item.task))).toEqual([]);
  const sweep = items.find((item) => item.task === "sweep-reservations");
  for (const min of [0, 17, 59]) expect(sweep?.match({ min, hour: 3, date: 1, month: 1, dow: 1 })).toBe(true);
  // And the running worker has taken it up.
  await world.work();
  const known = await until("the cron to be known", async () => {
    const { rows } = await world.pool.query<{ identifier: string }>(
      "select identifier from graphile_worker._private_known_crontabs",
    );
    return rows.length >= items.length ? rows.map((row) => row.identifier) : null;
  });
  expect(known).toEqual(expect.arrayContaining(["sweep-reservations", "stripe-events-catch-up", "unlock-stuck-jobs"]));
});

test("a malformed payload is refused when it runs, with where and what but not the values", async () => {
  await world.work();
  await world.pool.query(
    "select graphile_worker.add_job('stripe-event', '{\"eventId\": 7, \"secret\": \"s3cret\"}', job_key => 'malformed')",
  );
  const job = await until(
    "the job to fail",
    async () => (await jobsWith("malformed")).find((row) => row.last_error !== null) ?? null,
  );
  expect(job.last_error).toBe("payload of stripe-event refused: eventId: invalid_type");
});

test("a malformed payload never reaches the queue from TypeScript; a right one does, with its key, if the transaction commits", async () => {
  const db = createDatabase(world.pool);
  await expect(asService(db, (trx) => addJob(trx, stripeEventJob, { eventId: "" }, "bad"))).rejects.toBeInstanceOf(ZodError);
  expect(await jobsWith("bad")).toEqual([]);

  const undone = new Error("undone");
  const queued = asService(db, async (trx) => {
    await addJob(trx, stripeEventJob, { eventId: "evt_undone" }, "undone");
    throw undone;
  });
  await expect(queued).rejects.toBe(undone);
  expect(await jobsWith("undone")).toEqual([]);

  await world.stopAll();
  await asService(db, (trx) => addJob(trx, stripeEventJob, { eventId: "evt_kept" }, "kept"));
  expect(await jobsWith("kept")).toHaveLength(1);
});

test("stop waits for the job at work", async () => {
  const worker = await world.work();
  const { subscription } = await world.subscriber();
  let open: () => void = () => {};
  world.stripe.holdReads(new Promise<void>((resolve) => (open = resolve)));
  const sent = subscriptionEvent("created", subscription);
  await world.deliver(sent);
  await until("the job to be at work", async () => world.stripe.reads.get(subscription.id) === 1);
  let stopped = false;
  const stopping = world.stopAll().then(() => (stopped = true));
  expect(stopped).toBe(false);
  world.stripe.holdReads(null);
  open();
  await stopping;
  expect(await eventIn(world.pool, sent.id, "processed", "received", "failed")).toMatchObject({ status: "processed" });
  await worker.stop();
});

test("preparing the queue twice, and at once, is harmless", async () => {
  const { ownerPool, close } = await createTestDatabase();
  await Promise.all([prepareQueue(ownerPool), prepareQueue(ownerPool)]);
  await prepareQueue(ownerPool);
  await expect(ownerPool.query("select count(*) from graphile_worker.jobs")).resolves.toBeDefined();
  await close();
});

test("nobody but the owner reaches the queue's tables and functions", async () => {
  for (const role of ["anon", "authenticated", "service_role"]) {
    const client = await world.pool.connect();
    await client.query("begin");
    await client.query(`set local role ${role}`);
    await expect(client.query("select graphile_worker.add_job('stripe-event', '{}')")).rejects.toMatchObject({ code: "42501" });
    await client.query("rollback");
    client.release();
  }
});

test.each([
  ["1", true],
  ["true", true],
  ["0", false],
  ["", false],
])("OVERAGE_REFUND_GRANT_CREDIT=%s is %s", (value, on) => {
  expect(parseEnv({ DATABASE_URL: "postgres://", OVERAGE_REFUND_GRANT_CREDIT: value }).OVERAGE_REFUND_GRANT_CREDIT).toBe(on);
  expect(isOn(value)).toBe(on);
});

test("the environment says everything that is wrong at once, and no value", () => {
  const parse = () => parseEnv({ STRIPE_API_URL: "not-an-address", WORKER_CONCURRENCY: "many" });
  expect(parse).toThrow(/DATABASE_URL.*\n.*STRIPE_API_URL.*\n.*WORKER_CONCURRENCY/);
  expect(parse).not.toThrow(/not-an-address|many/);
});
