import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type pg from "pg";
import { expect } from "vitest";
import { call, LOOK, shiftStatement } from "./database.ts";
import { deliver } from "./deliver.ts";
import { expected, expectedUsage, kept } from "./look.ts";
import { type Operation, operation, steps } from "./operations.ts";
import { ITEMS, type Step, World } from "./world.ts";

type Units = World["plans"][number]["included"];
type Shift = (seconds: number) => string;

/** What all sequences share: committed, once for the database. */
export async function prepareModel(pool: pg.Pool): Promise<Shift> {
  const items = ITEMS.map((each) => `('${each.code}', '${each.type}', '', '', ${each.units}, 'usd', ${each.amount})`).join(", ");
  await pool.query(`${LOOK};
    insert into overage_items (code, type, name_es, name_en, units, currency, amount) values ${items}`);
  return shiftStatement(pool);
}

/** Makes the call, and then the database says what the model says, and its own audit finds nothing. */
async function take(client: pg.ClientBase, world: World, step: Step, crash = false): Promise<void> {
  const { model, owner } = world;
  const { who, statement, refuses = null, apply } = step;
  const answer = await call(client, { who, statement, user: owner, crash });
  expect(answer.refused, statement).toBe(refuses);
  if (!refuses && !crash) apply?.(answer.row ?? {});
  const found = kept(answer.kept, (is, id) => model.name(is, id));
  // The library's comparison costs more than the database's work; it is good at showing what differs.
  const should = expected(model);
  if (!isDeepStrictEqual(found, should)) expect(found, statement).toEqual(should);
  for (const [name, value] of Object.entries(expectedUsage(model)))
    if (answer.usage[name] !== value) expect(answer.usage, statement).toMatchObject({ [name]: value });
  if (answer.violations.length > 0) expect(answer.violations, statement).toEqual([]);
}

/** Several calls of the service in one message. */
const all = (steps: Step[]): Step => ({
  who: "service",
  statement: steps.map((each) => each.statement).join("; ") || "select",
  apply: () => steps.forEach((each) => each.apply?.({})),
});

async function run(client: pg.ClientBase, world: World, operations: Operation[]): Promise<void> {
  await client.query("begin");
  try {
    await client.query(world.setUp());
    for (const each of operations)
      for (const step of steps(world, each)) {
        if (step) await take(client, world, step, each.crash);
        if (each.crash) break;
      }
    // Whatever was not told yet is told now, the last first; and told again it changes nothing.
    const { objects } = world.stripe;
    await take(client, world, all(objects.toReversed().map((each) => deliver(world, each))));
    const settled = expected(world.model);
    await take(client, world, all(objects.map((each) => deliver(world, each))));
    expect(expected(world.model)).toEqual(settled);
  } finally {
    await client.query("rollback");
  }
}

const units: fc.Arbitrary<Units> = fc.record({ chat: fc.nat(3), video: fc.nat(1) });
const sequence = fc.tuple(fc.tuple(units, units), fc.array(operation, { minLength: 8, maxLength: 30, size: "max" }));

/** So many sequences on one connection, each rolled back; returns how many operations they were. */
export async function hold(pool: pg.Pool, shift: Shift, { seed, runs }: { seed: number; runs: number }): Promise<number> {
  const client = await pool.connect();
  let [done, taken] = [0, 0];
  const property = fc.asyncProperty(sequence, async ([included, operations]) => {
    await run(client, new World(included, shift), operations);
    taken += operations.length;
    // What was rolled back is still in the way of those who look at whole tables.
    if (++done % 50 === 0) await client.query("vacuum");
  });
  try {
    // SHRINK=1 looks for the shortest sequence that fails, for minutes.
    await fc.assert(property, { seed, numRuns: runs, endOnFailure: process.env.SHRINK !== "1" });
    return taken;
  } finally {
    client.release();
  }
}
