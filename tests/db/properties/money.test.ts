import { expect, it } from "vitest";
import { onPglite, testDatabase } from "../kit.ts";
import { hold, prepareModel } from "./money/run.ts";

const { pool } = testDatabase();
/** RUNS=20000 for a night's worth. */
const RUNS = Number(process.env.RUNS ?? (onPglite ? 30 : 2000));
/** At once, each on a connection of its own. */
const LANES = onPglite ? 1 : 3;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

it(`agrees with the model after every step of ${RUNS} sequences`, async () => {
  console.log(`seed ${SEED}: SEED=${SEED} RUNS=${RUNS} repeats it, SHRINK=1 shortens what fails`);
  const shift = await prepareModel(pool());
  const runs = Math.ceil(RUNS / LANES);
  const lanes = Array.from({ length: LANES }, (_, lane) => hold(pool(), shift, { seed: SEED + lane, runs }));
  const taken = (await Promise.all(lanes)).reduce((sum, each) => sum + each);
  console.log(`${runs * LANES} sequences, ${taken} operations`);
  expect(taken).toBeGreaterThan(RUNS * 8);
}, 1_800_000);
