/**
 * `npm run bench`: the product beside its ceilings and peers, in one run, on a real PostgreSQL. `npm run bench -- chat`
 * runs one row. Prints figures, ratios and goals, and writes them to `.bench/`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { table, type Line } from "./lib/report.ts";
import { createWorld, type World } from "./lib/world.ts";
import { backfillRows } from "./backfill/row.ts";
import { chat } from "./chat/row.ts";
import { convergeEvents } from "./converge/row.ts";
import { firstLoad } from "./first-load.ts";
import { idleSockets } from "./idle/row.ts";
import { npmStart } from "./npm-start.ts";
import { reserveAndCommit } from "./reserve/row.ts";
import { searchRecords } from "./search/row.ts";
import { startConsult } from "./start/row.ts";
import { acceptWebhooks } from "./webhook/row.ts";

const onDatabase: Record<string, (world: World) => Promise<Line[]>> = {
  start: startConsult,
  reserve: reserveAndCommit,
  chat,
  idle: idleSockets,
  webhook: acceptWebhooks,
  converge: convergeEvents,
  backfill: backfillRows,
  search: searchRecords,
};
const onProduct: Record<string, () => Promise<Line[]>> = { npm: npmStart, web: firstLoad };
const known = [...Object.keys(onDatabase), ...Object.keys(onProduct)];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(", ")}. There are: ${known.join(", ")}`);
  process.exit(2);
}
const wanted = (name: string) => asked.length === 0 || asked.includes(name);

// Ended from outside, the programs that were started end too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const lines: Line[] = [];
const failed: string[] = [];
/** A row that breaks is said, and the others run all the same. */
async function run(name: string, measure: () => Promise<Line[]>): Promise<void> {
  const started = Date.now();
  try {
    lines.push(...(await measure()));
    console.error(`${name}: ${Math.round((Date.now() - started) / 1000)} s`);
  } catch (error) {
    failed.push(name);
    console.error(`${name} could not be measured:`, error);
  }
}

for (const [name, measure] of Object.entries(onDatabase)) {
  if (!wanted(name)) continue;
  const world = await createWorld();
  await run(name, () => measure(world));
  await world.close();
}
for (const [name, measure] of Object.entries(onProduct)) if (wanted(name)) await run(name, measure);

console.log(`\n${table(lines)}\n`);
const folder = join(import.meta.dirname, "../../.bench");
mkdirSync(folder, { recursive: true });
const file = join(folder, `${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}.json`);
writeFileSync(
  file,
  JSON.stringify({ at: new Date().toISOString(), node: process.version, cores: availableParallelism(), failed, lines }, null, 2),
);
console.log(
  `${lines.filter((line) => line.reached).length} goals reached, ${lines.filter((line) => line.reached === false).length} missed, ${failed.length} not measured. ${file}`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
