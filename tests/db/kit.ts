import { randomUUID } from "node:crypto";
import type pg from "pg";
import { createTestDatabase, type TestDatabase } from "../kit/postgres.ts";
import { createEmbeddedDatabase } from "./pglite.ts";
import { afterAll, beforeAll } from "vitest";

export type Row = Record<string, unknown>;
type Role = "anon" | "authenticated" | "service_role";

export interface Refusal {
  code: string;
  reason: string;
  details: unknown;
}

const opening = (role: Role, sub: string | null): string =>
  `set local role ${role}; select set_config('request.jwt.claims', '${sub ? JSON.stringify({ sub, role }) : ""}', true)`;

export function toRefusal(error: unknown): Refusal {
  const { code, message, detail } = error as { code?: string; message?: string; detail?: string };
  if (!code) throw error;
  return { code, reason: message ?? "", details: code.startsWith("CV") && detail ? JSON.parse(detail) : {} };
}

/** Somebody who calls the database as one of its real roles, inside the test's transaction. */
export interface Caller {
  rows<T extends Row = Row>(text: string, values?: unknown[]): Promise<T[]>;
  /** The only row. */
  row<T extends Row = Row>(text: string, values?: unknown[]): Promise<T>;
  /** How the call is refused; fails when it is not. The transaction goes on as if it had not been made. */
  refusal(text: string, values?: unknown[]): Promise<Refusal>;
}

function caller(client: pg.ClientBase, role: Role | null, sub: string | null): Caller {
  const rows = async <T extends Row>(text: string, values: unknown[] = []): Promise<T[]> => {
    await client.query(`savepoint call; ${role ? opening(role, sub) : ""}`);
    try {
      const result = await client.query<T>(text, values);
      await client.query("reset role; release call");
      return result.rows;
    } catch (error) {
      await client.query("rollback to call");
      throw error;
    }
  };
  return {
    rows,
    async row<T extends Row>(text: string, values?: unknown[]) {
      const found = await rows<T>(text, values);
      const [first] = found;
      if (!first || found.length > 1) throw new Error(`${found.length} rows: ${text}`);
      return first;
    },
    refusal: (text, values) =>
      rows(text, values).then(
        () => Promise.reject(new Error(`was not refused: ${text}`)),
        (error: unknown) => toRefusal(error),
      ),
  };
}

export interface Stage {
  /** The owner of the schema, to whom nothing is forbidden: sets the scene and looks at what came of it. */
  db: Caller;
  as(userId: string): Caller;
  service: Caller;
  anon: Caller;
}

export const stageOn = (client: pg.ClientBase): Stage => ({
  db: caller(client, null, null),
  as: (userId) => caller(client, "authenticated", userId),
  service: caller(client, "service_role", null),
  anon: caller(client, "anon", null),
});

/** `CALLAVET_DB=pglite` runs the same files on the embedded database; concurrency and the migration runner need a real one. */
export const onPglite = process.env.CALLAVET_DB === "pglite";

/** A database for this test file; `scene` runs one test in a transaction that is rolled back. */
export function testDatabase(options: { max?: number } = {}) {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = onPglite ? await createEmbeddedDatabase() : await createTestDatabase(options);
  });
  afterAll(() => database?.close());
  const pool = (): pg.Pool => {
    if (!database) throw new Error("the database is made in beforeAll");
    return database.ownerPool;
  };
  return {
    pool,
    scene: (run: (stage: Stage) => Promise<void>) => async () => {
      const client = await pool().connect();
      try {
        await client.query("begin");
        await run(stageOn(client));
      } finally {
        await client.query("rollback");
        client.release();
      }
    },
    /** One committed transaction as a person or as "service", on a connection of its own: for what must meet others. */
    async commitAs<T extends Row = Row>(who: string, text: string, values: unknown[] = []): Promise<T[]> {
      const client = await pool().connect();
      try {
        await client.query(`begin; ${who === "service" ? opening("service_role", null) : opening("authenticated", who)}`);
        const { rows } = await client.query<T>(text, values);
        await client.query("commit");
        return rows;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

export const newId = (): string => randomUUID();
