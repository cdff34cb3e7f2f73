import pg from "pg";
import { afterAll, beforeAll, expect } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";
import { toRefusal } from "../kit.ts";

/** One call, in a transaction of its own that travels in one message: those who call at once then really meet. */
export interface Shot {
  /** A person's id, or the service. */
  who: string;
  statement: string;
}
export interface Result {
  row: Record<string, unknown>;
  refused: string | null;
}

const LANES = 4;
/** In each lane. */
const CALLERS = 3;

export const ROUNDS = Number(process.env.ROUNDS ?? 1000);

/** A database of the file's own, and connections that are open already. */
export function arena() {
  let database: TestDatabase | undefined;
  const clients: pg.Client[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    const { url } = database;
    for (let n = 0; n < LANES * CALLERS; n++) clients.push(new pg.Client({ connectionString: url }));
    await Promise.all(clients.map((each) => each.connect()));
  });
  afterAll(async () => {
    await Promise.all(clients.map((each) => each.end()));
    await database?.close();
  });
  const pool = (): pg.Pool => {
    if (!database) throw new Error("the database is made in beforeAll");
    return database.ownerPool;
  };
  return {
    pool,
    /** Every round's calls at once, several rounds side by side. `before` runs as the schema's owner. */
    async rounds(count: number, race: (round: number) => Shot[], before?: (round: number) => string): Promise<Result[][]> {
      const results: Result[][] = [];
      let next = 0;
      await Promise.all(
        Array.from({ length: LANES }, async (_, lane) => {
          const own = clients.slice(lane * CALLERS, (lane + 1) * CALLERS);
          for (let round = next++; round < count; round = next++) {
            if (before) await own[0]?.query(before(round));
            const shots = race(round);
            // Who is first in the queue of this process is not always who is first in the round.
            const order = shots.map((_shot, n) => (n + round) % shots.length);
            const shot = await Promise.all(order.map((n) => fire(own[n] as pg.Client, shots[n] as Shot)));
            results[round] = shots.map((_shot, n) => shot[order.indexOf(n)] as Result);
          }
        }),
      );
      return results;
    },
    async sound(): Promise<void> {
      const client = await pool().connect();
      try {
        await client.query("begin; set local role service_role");
        const { rows } = await client.query("select * from app.audit_invariants()");
        expect(rows).toEqual([]);
      } finally {
        await client.query("rollback");
        client.release();
      }
    },
  };
}

/** A refusal is a result; a deadlock, or anything else, fails the test. */
async function fire(client: pg.Client, { who, statement }: Shot): Promise<Result> {
  const [role, claims] =
    who === "service" ? ["service_role", ""] : ["authenticated", JSON.stringify({ sub: who, role: "authenticated" })];
  const opening = `begin; set local role ${role}; select set_config('request.jwt.claims', ${pg.escapeLiteral(claims)}, true)`;
  try {
    const results: unknown = await client.query(`${opening}; ${statement}; commit`);
    return { row: (results as pg.QueryResult<Record<string, unknown>>[])[3]?.rows[0] ?? {}, refused: null };
  } catch (error) {
    await client.query("rollback");
    const { code, reason } = toRefusal(error);
    if (!code.startsWith("CV")) throw error;
    return { row: {}, refused: reason };
  }
}

/** How often each outcome came: `{"waiting": 1000}`. */
export function count(outcomes: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of outcomes) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
