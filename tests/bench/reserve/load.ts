/** Reserves and commits from Node, through the product's own way to the database. A process of its own. */
import { asService, createDatabase } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import pg from "pg";
import { answers } from "../lib/answers.ts";
import { percentile } from "../lib/stats.ts";
import { sessionId } from "../lib/people.ts";
import type { Measured } from "../lib/pgbench.ts";

export interface Load {
  url: string;
  connections: number;
  first: number;
  count: number;
}

/** Set as the server sets its own. */
let pool: pg.Pool | undefined;

answers({ run });

async function run({ url, connections, first, count }: Load): Promise<Measured> {
  pool ??= new pg.Pool({ connectionString: url, max: connections, min: connections, pipeline: true });
  const db = createDatabase(pool, { prepare: true });
  const latencies: number[] = [];
  let next = first;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let n = next++; n < first + count; n = next++) {
        const before = performance.now();
        await asService(db, async (trx) => {
          const { rows } = await sql<{ id: string }>`select id from public.fn_reserve_chat(${sessionId(n)})`.execute(trx);
          await sql`select status from public.fn_commit_consumption(${rows[0]?.id})`.execute(trx);
        });
        latencies.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return {
    perSecond: count / seconds,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
  };
}
