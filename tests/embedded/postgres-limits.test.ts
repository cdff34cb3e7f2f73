import { asService, createDatabase } from "@callavet/shared/node/database.ts";
import { listen } from "@callavet/shared/node/notify.ts";
import { sql } from "kysely";
import type { PoolClient } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTemporary, until, type OpenedDatabase } from "./postgres-kit.ts";

/** Runs for many seconds, without a moment in which anything could interrupt it. */
const ENDLESS = "select count(*) from generate_series(1, 2000) a, generate_series(1, 2000) b, generate_series(1, 2000) c";

let db: OpenedDatabase;
beforeEach(async () => {
  db = await openTemporary({ limits: { statement: 1500, idleInTransaction: 300, abandoned: 200 } });
  await db.pool.query("create role service_role; create table kept (id int primary key); grant all on kept to service_role");
});
afterEach(() => db.close());

test("a statement past its time is canceled, and the database goes on with all that was committed", async () => {
  await db.pool.query("insert into kept values (1)");
  await expect(db.pool.query(ENDLESS)).rejects.toMatchObject({ code: "57014", severity: "FATAL" });
  expect((await db.pool.query("select id from kept")).rows).toEqual([{ id: 1 }]);
});

test("SET LOCAL statement_timeout counts for its transaction alone", async () => {
  const timed = async (client: PoolClient): Promise<number> => {
    const start = performance.now();
    await expect(client.query(ENDLESS)).rejects.toMatchObject({ code: "57014" });
    client.release(true);
    return performance.now() - start;
  };
  const inside = await db.pool.connect();
  await inside.query("begin; set local statement_timeout = 200");
  expect(await timed(inside)).toBeLessThan(1400);
  const after = await db.pool.connect();
  await after.query("begin; set local statement_timeout = 900; commit");
  expect(await timed(after)).toBeGreaterThan(1400);
});

test("a transaction that keeps everybody waiting is rolled back", async () => {
  const lazy = await db.pool.connect();
  const ended = new Promise<Error>((resolve) => lazy.on("error", resolve));
  await lazy.query("begin");
  await lazy.query("insert into kept values (2)");
  const waiting = db.pool.query("select id from kept");
  expect((await waiting).rows).toEqual([]);
  expect(await ended).toMatchObject({ code: "25P03" });
  lazy.release(true);
});

test("asService gives up at its own time, rolls back, and the next caller is served", async () => {
  const database = createDatabase(db.pool);
  const late = asService(
    database,
    async (trx) => {
      await sql`insert into kept values (3)`.execute(trx);
      await sql.raw(ENDLESS).execute(trx);
    },
    { timeout: 250 },
  );
  await expect(late).rejects.toMatchObject({ status: 503, reason: "provider_unavailable" });
  const rows = await asService(database, (trx) => sql`select id from kept`.execute(trx)).catch(() => null);
  // The restart may cut off a client that had just connected: then it is asked once more, as any caller of a 503 does.
  expect((rows ?? (await asService(database, (trx) => sql`select id from kept`.execute(trx)))).rows).toEqual([]);
});

test("whoever listens is told of the restart, and hears again", async () => {
  const heard: string[] = [];
  let reconnected = 0;
  const listening = await listen(db.pool, "callavet", (payload) => heard.push(payload), {
    onReconnect: () => (reconnected += 1),
  });
  await expect(db.pool.query(ENDLESS)).rejects.toMatchObject({ code: "57014" });
  await until(() => reconnected === 1);
  await db.pool.query("notify callavet, 'after'");
  await until(() => heard.length === 1);
  expect(heard).toEqual(["after"]);
  listening.close();
});
