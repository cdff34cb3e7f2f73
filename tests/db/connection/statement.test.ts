import { randomUUID } from "node:crypto";
import { asViewerOnce, createDatabase, type Database, type Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";

let database: TestDatabase;
const pools: pg.Pool[] = [];
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database?.close();
});

/** Ended with the file; a connection that the database ends first is no news then. */
function keep(pool: pg.Pool): void {
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  pools.push(pool);
}

function open(pipeline: boolean): { db: Database; pool: pg.Pool } {
  const settings = { connectionString: database.url, max: 1, pipeline };
  const pool = new pg.Pool(settings);
  keep(pool);
  return { db: createDatabase(pool, { prepare: true }), pool };
}

const person = () => {
  const sub = randomUUID();
  return { role: "authenticated", claims: { sub, role: "authenticated" } } as const;
};
const provision = (trx: Transaction) => sql`select public.fn_provision_profile('a@b.test', 'Ana', 'es')`.execute(trx);

describe.each([true, false])("one statement, pipelined: %s", (pipeline) => {
  it("runs as the viewer and is committed", async () => {
    const { db, pool } = open(pipeline);
    const viewer = person();
    await asViewerOnce(db, viewer, provision);
    const { rows } = await asViewerOnce(db, viewer, (trx) =>
      sql<{ who: string; id: string }>`select current_user as who, id from public.profiles`.execute(trx),
    );
    expect(rows).toEqual([{ who: "authenticated", id: viewer.claims.sub }]);
    expect((await pool.query("select current_user as who, current_setting('request.jwt.claims', true) as claims")).rows).toEqual([
      { who: "postgres", claims: "" },
    ]);
  });

  it("that fails leaves nothing, and the connection as it was", async () => {
    const { db, pool } = open(pipeline);
    const viewer = person();
    const failing = (trx: Transaction) => sql`select public.fn_provision_profile('a@b.test', 'Ana', 'es'), 1 / 0`.execute(trx);
    await expect(asViewerOnce(db, viewer, failing)).rejects.toMatchObject({ code: "22012" });
    expect((await pool.query("select 1 from profiles where id = $1", [viewer.claims.sub])).rowCount).toBe(0);
    await asViewerOnce(db, viewer, provision);
    expect((await pool.query("select 1 from profiles where id = $1", [viewer.claims.sub])).rowCount).toBe(1);
  });

  it("refuses a second one, which would run as nobody's viewer", async () => {
    const { db } = open(pipeline);
    const twice = async (trx: Transaction) => {
      await provision(trx);
      await sql`select current_user`.execute(trx);
    };
    await expect(asViewerOnce(db, person(), twice)).rejects.toThrow("One statement only");
  });

  it("keeps many at once apart", async () => {
    const settings = { connectionString: database.url, max: 4, pipeline };
    const pool = new pg.Pool(settings);
    keep(pool);
    const db = createDatabase(pool, { prepare: true });
    const viewers = Array.from({ length: 40 }, person);
    const seen = await Promise.all(
      viewers.map((viewer) =>
        asViewerOnce(db, viewer, async (trx) => (await sql<{ id: string }>`select auth.uid() as id`.execute(trx)).rows[0]?.id),
      ),
    );
    expect(seen).toEqual(viewers.map(({ claims }) => claims.sub));
  });
});
