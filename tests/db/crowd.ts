import type pg from "pg";
import { type Refusal, type Row, stageOn, toRefusal } from "./kit.ts";
import type { Stage } from "./kit.ts";

export interface Outcome<T> {
  rows?: T[];
  refusal?: Refusal;
}

/** All of them at once, each in a transaction of its own; a refusal is an outcome, anything else fails the test. */
export function together<T extends Row>(calls: (() => Promise<T[]>)[]): Promise<Outcome<T>[]> {
  return Promise.all(
    calls.map((call) =>
      call().then(
        (rows): Outcome<T> => ({ rows }),
        (error: unknown): Outcome<T> => {
          const refusal = toRefusal(error);
          if (!refusal.code.startsWith("CV")) throw error;
          return { refusal };
        },
      ),
    ),
  );
}

export const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));

/** Sets a scene that stays: committed, so that other connections see it. */
export async function prepare<T>(pool: pg.Pool, run: (stage: Stage) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await run(stageOn(client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** How the calls ended, counted: `{ok: 50, no_units_left: 150}`. */
export function tally(outcomes: Outcome<Row>[], ok: (row: Row) => string = () => "ok"): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rows, refusal } of outcomes) {
    const key = refusal?.reason ?? ok(rows?.[0] ?? {});
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
