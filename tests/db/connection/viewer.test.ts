import { asService, asViewer, createDatabase, type Database, type Viewer } from "@callavet/shared/node/database.ts";
import { toReasonError } from "@callavet/shared/node/errors.ts";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";

let test_: TestDatabase;
let pool: pg.Pool;
let db: Database;

const ANA = "00000000-0000-4000-8000-0000000000a1";
const viewer = (claims: Partial<Viewer["claims"]> = {}): Viewer => ({
  role: "authenticated",
  claims: { sub: ANA, role: "authenticated", ...claims },
});

beforeAll(async () => {
  test_ = await createTestDatabase();
  // One client, so that what one transaction leaves behind the next one would see.
  pool = new pg.Pool({ connectionString: test_.url, max: 1 });
  pool.on("error", () => {});
  db = createDatabase(pool);
  await test_.ownerPool.query(
    "create table public.marks (id int primary key deferrable initially deferred); grant all on public.marks to authenticated, service_role",
  );
});
afterAll(async () => {
  await pool.end();
  await test_.close();
});

const state = sql<{
  role: string;
  claims: string | null;
}>`select current_user::text as role, current_setting('request.jwt.claims', true) as claims`;
const marks = async (): Promise<number[]> =>
  (await test_.ownerPool.query<{ id: number }>("select id from public.marks order by id")).rows.map(({ id }) => id);

describe("a transaction", () => {
  test("is its viewer's, and leaves nothing of it on the client", async () => {
    const claims = { email: "o'hara\\@example.test", app_metadata: { note: `"; drop table profiles; --` } };
    const seen = await asViewer(db, viewer(claims), (trx) => state.execute(trx));
    expect(seen.rows[0]?.role).toBe("authenticated");
    expect(JSON.parse(seen.rows[0]?.claims ?? "")).toEqual({ sub: ANA, role: "authenticated", ...claims });

    const anonymous = await asViewer(db, { role: "anon", claims: { role: "anon" } }, (trx) => state.execute(trx));
    expect(anonymous.rows).toEqual([{ role: "anon", claims: '{"role":"anon"}' }]);
    const service = await asService(db, (trx) => state.execute(trx));
    expect(service.rows).toEqual([{ role: "service_role", claims: "" }]);
    expect((await pool.query("select current_user::text as role")).rows).toEqual([{ role: "postgres" }]);
  });

  test("never takes a role that is not one of the two", async () => {
    const forged = { role: "service_role", claims: { role: "service_role" } } as unknown as Viewer;
    expect((await asViewer(db, forged, (trx) => state.execute(trx))).rows[0]?.role).toBe("anon");
  });

  test("opens in one round trip", async () => {
    const client = await pool.connect();
    const sent: string[] = [];
    const spied = new Proxy(client, {
      get(target, name) {
        if (name === "query")
          return (text: unknown) => (sent.push(typeof text === "string" ? text : "statement"), target.query(text as string));
        if (name === "release") return () => {};
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    await asViewer(createDatabase({ connect: async () => spied, end: async () => {} }), viewer(), (trx) => state.execute(trx));
    client.release();
    expect(sent.map((text) => text.split(";").length)).toEqual([3, 1, 1]);
    expect(sent.at(-1)).toBe("commit");
  });

  test("keeps what it did, or none of it", async () => {
    await asViewer(db, viewer(), (trx) => sql`insert into public.marks values (1)`.execute(trx));
    const failure = asViewer(db, viewer(), async (trx) => {
      await sql`insert into public.marks values (2)`.execute(trx);
      throw new Error("no");
    });
    await expect(failure).rejects.toThrow("no");
    expect(await marks()).toEqual([1]);
  });

  test("that swallowed a failed statement does not pass for done", async () => {
    const work = asViewer(db, viewer(), async (trx) => {
      await sql`insert into public.marks values (3)`.execute(trx);
      await sql`select 1 / 0`.execute(trx).catch(() => {});
      return "done";
    });
    await expect(work).rejects.toThrow("aborted");
    expect(await marks()).toEqual([1]);
  });

  test("that fails at its commit says why, and the client is good again", async () => {
    const work = asViewer(db, viewer(), (trx) => sql`insert into public.marks values (1)`.execute(trx));
    await expect(work).rejects.toMatchObject({ code: "23505" });
    expect((await asService(db, (trx) => state.execute(trx))).rows).toHaveLength(1);
  });

  test("whose connection is lost is refused with 503, and the next one gets a new connection", async () => {
    const error = await asService(db, async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await test_.ownerPool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      await state.execute(trx);
    }).catch((thrown: unknown) => thrown);
    expect(toReasonError(error)).toMatchObject({ status: 503, reason: "provider_unavailable" });
    expect((await asService(db, (trx) => state.execute(trx))).rows).toHaveLength(1);
  });

  test("is given up at its time, with its statement", async () => {
    const start = performance.now();
    const slow = asService(db, (trx) => sql`insert into public.marks select 9 from pg_sleep(20)`.execute(trx), { timeout: 200 });
    await expect(slow).rejects.toSatisfy((error) => toReasonError(error)?.status === 503);
    expect(performance.now() - start).toBeLessThan(10_000);
    const idle = asService(db, () => new Promise(() => {}), { timeout: 100 });
    await expect(idle).rejects.toMatchObject({ status: 503 });
    expect(await marks()).toEqual([1]);
  });

  test("prepares its statements when asked to", async () => {
    const preparing = createDatabase(pool, { prepare: true });
    const ask = () => asService(preparing, (trx) => sql<{ n: number }>`select ${7}::int as n`.execute(trx));
    expect((await ask()).rows).toEqual([{ n: 7 }]);
    expect((await ask()).rows).toEqual([{ n: 7 }]);
    const { rows } = await pool.query("select statement, generic_plans + custom_plans as used from pg_prepared_statements");
    expect(rows).toEqual([{ statement: "select $1::int as n", used: "2" }]);
  });
});
