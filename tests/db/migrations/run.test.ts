import { createHash } from "node:crypto";
import type { SqlFiles } from "@callavet/migrations/files.ts";
import { loadFiles } from "@callavet/migrations/files.ts";
import { migrate } from "@callavet/migrations/run.ts";
import { ensureServerRole } from "@callavet/migrations/server-role.ts";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";

const file = (name: string, text: string) => ({ name, text, hash: createHash("sha256").update(text).digest("hex") });
const one = file("versioned/0001_a.sql", "create table a (id int); create table b (id int);");
const two = file("versioned/0002_b.sql", "alter table a add column note text;");
const fn = (value: number) =>
  file("functions/x/fn.sql", `create or replace function fn() returns int language sql as 'select ${value}';`);
const files = (versioned: SqlFiles["versioned"], repeatable: SqlFiles["repeatable"] = []): SqlFiles => ({
  versioned,
  repeatable,
});

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
});
afterEach(() => database.close());
const exists = async (table: string) =>
  (await database.ownerPool.query("select to_regclass($1) is not null as yes", [table])).rows[0].yes;

describe("migrate", () => {
  it("applies each versioned file once, and what repeats only when it changed", async () => {
    const pool = database.ownerPool;
    expect(await migrate(pool, { files: files([one], [fn(1)]) })).toEqual({ applied: [one.name, fn(1).name] });
    expect(await migrate(pool, { files: files([one], [fn(1)]) })).toEqual({ applied: [] });
    expect(await migrate(pool, { files: files([one, two], [fn(2)]) })).toEqual({ applied: [two.name, fn(2).name] });
    expect((await pool.query("select fn() as value")).rows).toEqual([{ value: 2 }]);
  });

  it("refuses a file that changed after it was applied", async () => {
    await migrate(database.ownerPool, { files: files([one]) });
    await expect(migrate(database.ownerPool, { files: files([file(one.name, "create table c (id int)")]) })).rejects.toThrow(
      /0001_a.sql was applied .* has been changed/,
    );
    expect(await exists("c")).toBe(false);
  });

  it("refuses to run under a newer schema", async () => {
    await migrate(database.ownerPool, { files: files([one, two]) });
    await expect(migrate(database.ownerPool, { files: files([one], [fn(1)]) })).rejects.toThrow(
      /newer schema than this code: it has versioned\/0002_b.sql/,
    );
    expect((await database.ownerPool.query("select to_regproc('fn') as fn")).rows).toEqual([{ fn: null }]);
  });

  it("rolls everything back when one file fails, and names it", async () => {
    const bad = file("versioned/0002_bad.sql", "create table c (id int); select nonsense;");
    await expect(migrate(database.ownerPool, { files: files([one, bad]) })).rejects.toThrow(
      /versioned\/0002_bad.sql: column "nonsense"/,
    );
    expect([await exists("a"), await exists("c"), await exists("app_migrations.versioned")]).toEqual([false, false, false]);
  });

  it("runs once when several start at the same moment", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => migrate(database.ownerPool, { files: files([one], [fn(1)]) })));
    expect(all.flatMap((result) => result.applied)).toEqual([one.name, fn(1).name]);
  });

  it("makes our own schema, twice without a difference", async () => {
    const { applied } = await migrate(database.ownerPool);
    const { versioned, repeatable } = await loadFiles();
    expect(applied).toEqual([...versioned, ...repeatable].map((each) => each.name));
    expect(await migrate(database.ownerPool)).toEqual({ applied: [] });
    // Every repeatable file must stand being applied again over itself.
    await database.ownerPool.query("update app_migrations.repeatable set hash = 'old'");
    expect((await migrate(database.ownerPool)).applied).toEqual(repeatable.map((each) => each.name));
  });
});

describe("ensureServerRole", () => {
  it("signs in, owns nothing, and can do nothing until it says as whom", async () => {
    await migrate(database.ownerPool);
    for (const password of ["first", "it's \\ second"]) await ensureServerRole(database.ownerPool, password);
    const url = new URL(database.url);
    url.username = "callavet_server";
    url.password = encodeURIComponent("it's \\ second");
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await expect(client.query("select * from profiles")).rejects.toMatchObject({ code: "42501" });
      await expect(client.query("create table public.mine (id int)")).rejects.toMatchObject({ code: "42501" });
      await client.query("begin; set local role service_role");
      expect((await client.query("select * from profiles")).rowCount).toBe(0);
      await client.query("rollback");
      const owned = await client.query("select from pg_class where relowner = 'callavet_server'::regrole");
      expect(owned.rowCount).toBe(0);
    } finally {
      await client.end();
    }
  });
});
