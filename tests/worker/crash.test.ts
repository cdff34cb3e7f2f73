import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { intentEvent, sessionEvent } from "./kit/events.ts";
import { atStripe, completed, moneyOf, purchaseBegun } from "./kit/purchases.ts";
import { eventsSettled, until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => void (world = await startWorld()));
afterAll(() => world.close());

const main = join(import.meta.dirname, "../../worker/src/main.ts");

/** The worker's own program, which can be killed as no function of ours can. */
function startProgram() {
  const { VITEST: _, ...env } = process.env;
  const child = spawn(process.execPath, [main], {
    stdio: "ignore",
    env: {
      ...env,
      NODE_ENV: "test",
      LOG_LEVEL: "silent",
      DATABASE_URL: world.url,
      STRIPE_SECRET_KEY: "sk_test_fake",
      STRIPE_API_URL: world.stripe.url,
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { child, ended };
}

test("a worker killed between reading and writing leaves nothing half done, and the next one does it once", async () => {
  const bought = completed(await purchaseBegun(world, { units: 1, amount: 1200, consult: true }), "succeeded");
  atStripe(world, bought);
  let open: () => void = () => {};
  world.stripe.holdReads(new Promise<void>((resolve) => (open = resolve)));
  const { child, ended } = startProgram();
  await world.deliver(sessionEvent("completed", bought.session));
  await world.deliver(intentEvent("succeeded", bought.intent));
  await until("it to read", async () => (world.stripe.reads.get(bought.session.id) ?? 0) > 0);
  child.kill("SIGKILL");
  await ended;
  world.stripe.holdReads(null);
  open();
  expect(await moneyOf(world, bought.userId)).toMatchObject({
    purchases: [{ status: "checkout_created" }],
    credits: [],
    payments: [],
  });

  await world.work(undefined, true);
  await eventsSettled(world.pool);
  expect(await moneyOf(world, bought.userId)).toMatchObject({
    purchases: [{ status: "paid", fulfilled_as: "session" }],
    credits: [{ granted: 1, reserved: 1 }],
    ledger: [{ kind: "grant" }, { kind: "draw" }],
    payments: [{ status: "succeeded" }],
    consults: [{ status: "waiting" }],
  });
});
