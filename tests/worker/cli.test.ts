import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { event, subscriptionEvent } from "./kit/events.ts";
import { subscriptionOf } from "./kit/rows.ts";
import { eventIn, until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => void (world = await startWorld()));
afterAll(() => world.close());

const root = join(import.meta.dirname, "../..");

function start(script: string, folder: string, ...args: string[]) {
  const { VITEST: _, ...env } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...env,
      NODE_ENV: "test",
      DATABASE_URL: world.url,
      STRIPE_SECRET_KEY: "sk_test_fake",
      STRIPE_API_URL: world.stripe.url,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, output: () => output };
}

test("the queue's own command line finds the tasks and runs one", async () => {
  const { userId, subscription } = await world.subscriber();
  const sent = subscriptionEvent("created", subscription);
  await world.deliver(sent);
  const cli = join(root, "worker/node_modules/graphile-worker/dist/cli.js");
  const { ended, output } = start(cli, join(root, "worker"), "--once");
  expect(await ended, output()).toBe(0);
  await eventIn(world.pool, sent.id, "processed");
  expect((await subscriptionOf(world.pool, userId)).rows).toHaveLength(1);
});

test("the worker's own program takes jobs and ends cleanly on SIGTERM", async () => {
  const { child, ended, output } = start(join(root, "worker/src/main.ts"), root);
  const sent = event("customer.created", { id: "cus_x", object: "customer" });
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "ignored");
  await until("the start to be logged", async () => output().includes("worker started"));
  child.kill("SIGTERM");
  expect(await ended, output()).toBe(0);
});
