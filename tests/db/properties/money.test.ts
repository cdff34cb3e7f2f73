import fc from "fast-check";
import type pg from "pg";
import { beforeAll, expect, it } from "vitest";
import { onPglite, testDatabase } from "../kit.ts";
import { call, LOOK, shiftStatement } from "./money/database.ts";
import { deliver } from "./money/deliver.ts";
import { expected, expectedUsage, kept } from "./money/look.ts";
import { type Operation, operation, steps } from "./money/operations.ts";
import { ITEMS, type Step, World } from "./money/world.ts";

const { pool } = testDatabase();
/** RUNS=20000 for a night's worth. */
const RUNS = Number(process.env.RUNS ?? (onPglite ? 30 : 2000));
/** At once, each on a connection of its own. */
const LANES = onPglite ? 1 : 3;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

let shift: (seconds: number) => string;
beforeAll(async () => {
  const items = ITEMS.map(({ code, type, units, amount }) => `('${code}', '${type}', '', '', ${units}, 'usd', ${amount})`).join(
    ", ",
  );
  await pool().query(`${LOOK};
    insert into overage_items (code, type, name_es, name_en, units, currency, amount) values ${items}`);
  shift = await shiftStatement(pool());
});

/** Makes the call, and then the database says what the model says, and its own audit finds nothing. */
async function take(client: pg.ClientBase, world: World, step: Step, crash = false): Promise<void> {
  const { model, owner } = world;
  const { who, statement, refuses = null, apply } = step;
  const answer = await call(client, { who, statement, user: owner, crash });
  expect(answer.refused, statement).toBe(refuses);
  if (!refuses && !crash) apply?.(answer.row ?? {});
  const found = kept(answer.kept, (is, id) => model.name(is, id));
  expect(found, statement).toEqual(expected(model));
  expect(answer.usage, statement).toMatchObject(expectedUsage(model));
  expect(answer.violations, statement).toEqual([]);
}

/** Several calls of the service in one message. */
const all = (steps: Step[]): Step => ({
  who: "service",
  statement: steps.map((each) => each.statement).join("; ") || "select",
  apply: () => steps.forEach((each) => each.apply?.({})),
});

async function run(
  client: pg.ClientBase,
  included: World["plans"][number]["included"][],
  operations: Operation[],
): Promise<void> {
  const world = new World(included, shift);
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

const units = fc.record({ chat: fc.nat(3), video: fc.nat(1) });
const sequence = fc.tuple(fc.tuple(units, units), fc.array(operation, { minLength: 8, maxLength: 30, size: "max" }));

it(`agrees with the model after every step of ${RUNS} sequences`, async () => {
  console.log(`seed ${SEED}: SEED=${SEED} RUNS=${RUNS} repeats it`);
  let taken = 0;
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const client = await pool().connect();
      try {
        let done = 0;
        await fc.assert(
          fc.asyncProperty(sequence, async ([included, operations]) => {
            await run(client, included, operations);
            taken += operations.length;
            // What was rolled back is still in the way of those who look at whole tables.
            if (++done % 100 === 0) await client.query("vacuum");
          }),
          { seed: SEED + lane, numRuns: Math.ceil(RUNS / LANES), endOnFailure: process.env.SHRINK !== "1" },
        );
      } finally {
        client.release();
      }
    }),
  );
  console.log(`${RUNS} sequences, ${taken} operations`);
}, 1_800_000);
