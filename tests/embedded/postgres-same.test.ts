import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../kit/postgres.ts";
import { openTemporary, type OpenedDatabase } from "./postgres-kit.ts";

let embedded: OpenedDatabase;
let real: TestDatabase;

beforeAll(async () => {
  [embedded, real] = await Promise.all([openTemporary(), createTestDatabase({ migrated: false })]);
  for (const pool of [embedded.pool, real.ownerPool])
    await pool.query(
      `create extension vector; set timezone = 'UTC';
       create table parent (id int primary key);
       create table child (id int primary key, parent int references parent, size int constraint size_positive check (size > 0), word text not null unique)`,
    );
});
afterAll(() => Promise.all([embedded.close(), real.close()]));

/** What both say to the same question. */
async function both<T>(ask: (pool: pg.Pool) => Promise<T>): Promise<[T, T]> {
  return Promise.all([ask(embedded.pool), ask(real.ownerPool)]);
}

const values: [string, string, unknown[]][] = [
  ["numbers", "select 1::int2 a, 2::int4 b, 3::int8 c, 1.5::float8 d, 2.50::numeric e, 'NaN'::float8 f", []],
  [
    "times",
    "select '2026-02-03 04:05:06.789+02'::timestamptz a, '2026-02-03 04:05'::timestamp b, '2026-02-03'::date c, '3 days 2 hours'::interval d",
    [],
  ],
  ["text and bytes", "select 'ñandú 🐎'::text a, ''::text b, null::text c, '\\x00ff'::bytea d, 'x'::char(3) e, true f", []],
  ["json", `select '{"a":[1,null,"x"]}'::jsonb a, '[1]'::json b`, []],
  [
    "arrays",
    "select '{1,2}'::int[] a, array['a\"b', null, 'c,d'] b, '{}'::uuid[] c, array['2026-01-01 00:00Z'::timestamptz] d",
    [],
  ],
  ["uuid and vector", "select '00000000-0000-4000-8000-000000000001'::uuid a, '[1,2.5]'::vector(2) b, int4range(1, 5) c", []],
  [
    "parameters",
    "select $1::int a, $2::text b, $3::jsonb c, $4::timestamptz d, $5::text[] e, $6::bytea f, $7::bool g",
    [7, "it's", { x: 1 }, new Date(0), ["a", "b,c"], Buffer.from([0, 1, 255]), null],
  ],
  ["no rows", "select 1 as a where false", []],
  ["nothing", "select", []],
];

describe("answers are those of a real server", () => {
  test.each(values)("%s", async (_name, text, parameters) => {
    const [here, there] = await both(async (pool) => {
      const { rows, rowCount, command, fields } = await pool.query(text, parameters);
      return {
        rows,
        rowCount,
        command,
        fields: fields.map(({ name, dataTypeID }) => [name, text.includes("vector") ? 0 : dataTypeID]),
      };
    });
    expect(here).toEqual(there);
  });

  test("rows as arrays", async () => {
    const [here, there] = await both(
      async (pool) => (await pool.query({ text: "select 1 as a, $1::text as a", values: ["x"], rowMode: "array" })).rows,
    );
    expect(here).toEqual(there);
    expect(here).toEqual([[1, "x"]]);
  });

  test("several statements, tags and counts", async () => {
    const [here, there] = await both(async (pool) => {
      const results = (await pool.query(
        "insert into parent values (1), (2), (3); update parent set id = id where id > 1; delete from parent where id = 3; select * from parent; create table t2 (); drop table t2",
      )) as unknown as pg.QueryResult[];
      return results.map(({ command, rowCount, rows }) => ({ command, rowCount, rows }));
    });
    expect(here).toEqual(there);
    expect(here.map(({ command, rowCount }) => `${command} ${rowCount}`)).toEqual([
      "INSERT 3",
      "UPDATE 2",
      "DELETE 1",
      "SELECT 2",
      "CREATE null",
      "DROP null",
    ]);
  });
});

const faults: [string, string, unknown[]][] = [
  ["syntax", "selec 1", []],
  ["unique", "insert into child values (1, 1, 1, 'a'), (2, 1, 1, 'a')", []],
  ["foreign key", "insert into child values (3, 99, 1, 'b')", []],
  ["check", "insert into child values (4, 1, 0, 'c')", []],
  ["not null", "insert into child values (5, 1, 1, null)", []],
  ["bad parameter", "select $1::uuid", ["nonsense"]],
  ["no such table", "select * from nowhere where id = $1", [1]],
  [
    "our own",
    "do $$ begin raise exception using errcode = 'CV404', message = 'session_not_found', detail = '{\"sessionId\":\"x\"}', hint = 'h'; end $$",
    [],
  ],
];

describe("errors are those of a real server", () => {
  test.each(faults)("%s", async (_name, text, parameters) => {
    const [here, there] = await both(async (pool) => {
      const error = (await pool.query(text, parameters).then(
        () => expect.unreachable(),
        (error: unknown) => error,
      )) as pg.DatabaseError;
      const { message, severity, code, detail, hint, schema, table, column, constraint, position } = error;
      return { message, severity, code, detail, hint, schema, table, column, constraint, position, kind: error.constructor.name };
    });
    expect(here).toEqual(there);
  });

  test("a failed statement ends its transaction, and COMMIT says so", async () => {
    const [here, there] = await both(async (pool) => {
      const client = await pool.connect();
      const said: string[] = [];
      await client.query("begin");
      for (const text of ["select 1/0", "select 1"])
        await client.query(text).catch((error: pg.DatabaseError) => said.push(error.code ?? ""));
      said.push((await client.query("commit")).command);
      client.release();
      return said;
    });
    expect(here).toEqual(there);
    expect(here).toEqual(["22012", "25P02", "ROLLBACK"]);
  });
});
