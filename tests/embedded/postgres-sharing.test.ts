import { afterAll, beforeAll, expect, test } from "vitest";
import { openTemporary, until, type OpenedDatabase } from "./postgres-kit.ts";

let db: OpenedDatabase;

beforeAll(async () => {
  db = await openTemporary();
  await db.pool.query("create table counter (id int primary key, value int not null); insert into counter values (1, 0)");
});
afterAll(() => db.close());

test("a transaction is not entered by another client's statements", async () => {
  const [a, b] = await Promise.all([db.pool.connect(), db.pool.connect()]);
  const order: string[] = [];
  await a.query("begin");
  await a.query("update counter set value = 10 where id = 1");
  const other = b.query("select value from counter where id = 1").then(({ rows }) => {
    order.push("b");
    return rows[0].value;
  });
  const own = await a.query("select value from counter where id = 1");
  order.push("a");
  await a.query("rollback");
  expect(own.rows[0].value).toBe(10);
  expect(await other).toBe(0);
  expect(order).toEqual(["a", "b"]);
  a.release();
  b.release();
});

test("many clients with transactions at once lose no update", async () => {
  const add = async () => {
    const client = await db.pool.connect();
    await client.query("begin");
    const { rows } = await client.query("select value from counter where id = $1", [1]);
    await client.query("update counter set value = $1 where id = 1", [rows[0].value + 1]);
    await client.query("commit");
    client.release();
  };
  await Promise.all(Array.from({ length: 100 }, add));
  const { rows } = await db.pool.query("select value from counter");
  expect(rows).toEqual([{ value: 100 }]);
});

test("two clients may give different statements one name", async () => {
  const [a, b] = await Promise.all([db.pool.connect(), db.pool.connect()]);
  for (let i = 0; i < 3; i++) {
    const [one, two] = await Promise.all([
      a.query({ name: "same", text: "select $1::int as x", values: [i] }),
      b.query({ name: "same", text: "select $1::text as y", values: [`t${i}`] }),
    ]);
    expect([one.rows, two.rows]).toEqual([[{ x: i }], [{ y: `t${i}` }]]);
  }
  a.release();
  b.release(true);
  const { rows } = await db.pool.query("select count(*)::int as n from pg_prepared_statements where name like '%:same'");
  expect(rows).toEqual([{ n: 1 }]);
});

test("a client that is given up in its transaction leaves nothing behind", async () => {
  const client = await db.pool.connect();
  await client.query("begin");
  await client.query("update counter set value = -1");
  client.release(true);
  const { rows } = await db.pool.query("select value from counter");
  expect(rows).toEqual([{ value: 100 }]);
});

test("notifications reach those who listen, and only them", async () => {
  const [a, b, c] = await Promise.all([db.pool.connect(), db.pool.connect(), db.pool.connect()]);
  const heard = { a: [] as string[], b: [] as string[], c: [] as string[] };
  a.on("notification", ({ channel, payload }) => heard.a.push(`${channel}=${payload}`));
  b.on("notification", ({ channel, payload }) => heard.b.push(`${channel}=${payload}`));
  c.on("notification", ({ channel, payload }) => heard.c.push(`${channel}=${payload}`));
  await a.query('listen callavet; listen "Mixed""Case"');
  await b.query("LISTEN callavet");
  await c.query("begin");
  await c.query("select pg_notify('callavet', 'one')");
  expect(heard.a).toEqual([]);
  await c.query("commit");
  await c.query(`notify "Mixed""Case", 'two'`);
  await until(() => heard.a.length === 2 && heard.b.length === 1);
  expect(heard).toEqual({ a: ["callavet=one", 'Mixed"Case=two'], b: ["callavet=one"], c: [] });

  // One that stops listening does not deafen the other.
  await b.query("unlisten callavet");
  await c.query("notify callavet, 'three'");
  await until(() => heard.a.length === 3);
  expect(heard.b).toEqual(["callavet=one"]);
  a.release(true);
  const { rows } = await c.query("select pg_listening_channels() as channel");
  expect(rows).toEqual([]);
  b.release();
  c.release();
});

test("the pool counts, calls back, and ends", async () => {
  const own = await openTemporary({ max: 2 });
  const client = await new Promise<import("pg").PoolClient>((resolve, reject) =>
    own.pool.connect((error, given) => (given ? resolve(given) : reject(error))),
  );
  const second = await own.pool.connect();
  const third = own.pool.connect();
  expect([own.pool.totalCount, own.pool.idleCount, own.pool.waitingCount]).toEqual([2, 0, 1]);
  second.release();
  (await third).release();
  client.release();
  expect([own.pool.totalCount, own.pool.idleCount, own.pool.waitingCount]).toEqual([2, 2, 0]);
  await own.close();
  await expect(own.pool.query("select 1")).rejects.toThrow("after calling end");
});
