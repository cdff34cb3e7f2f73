import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "../kit/postgres.ts";
import { startProduct, type Product } from "../kit/product.ts";
import { openInFolder } from "./postgres-kit.ts";

const main = new URL("../../embedded/src/main.ts", import.meta.url).pathname;
const folders: string[] = [];
const running = new Set<Product>();
afterAll(async () => {
  await Promise.all([...running].map((product) => product.stop({ kill: true })));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "callavet-start-"));
  folders.push(folder);
  return folder;
}

async function start(options: Parameters<typeof startProduct>[0]): Promise<Product> {
  const product = await startProduct(options);
  running.add(product);
  return product;
}

async function stop(product: Product): Promise<{ code: number | null; milliseconds: number }> {
  const since = performance.now();
  const code = await product.stop();
  running.delete(product);
  return { code, milliseconds: performance.now() - since };
}

/** Runs it to its end, which must come by itself. */
function runToEnd(folder: string, env: Record<string, string>, ...args: string[]) {
  const { DATABASE_URL: _, ...rest } = process.env;
  const started = {
    encoding: "utf8",
    timeout: 60_000,
    env: { ...rest, NODE_ENV: "", PORT: "0", DATA_DIR: folder, ...env },
  } as const;
  return spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], started);
}

async function signIn({ ready }: Product, email: string, password: string): Promise<string> {
  const response = await fetch(`${ready.auth}/token?grant_type=password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { access_token: string }).access_token;
}

async function get(product: Product, path: string, token?: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${product.url}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  return { status: response.status, body: await response.json() };
}

/** What a first start must offer, whatever the database. */
async function judge(product: Product): Promise<void> {
  const page = await fetch(`${product.url}/`);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
  expect((await fetch(product.ready.admin)).status).toBe(200);
  expect((await fetch(product.ready.mailbox)).status).toBe(200);
  const plans = (await get(product, "/plans")).body as { items: { code: string; prices: unknown[] }[] };
  expect(plans.items.map(({ code, prices }) => [code, prices.length])).toEqual([
    ["basic", 6],
    ["plus", 6],
    ["family", 6],
  ]);
  for (const { email, password, role } of product.ready.signIns) {
    const me = (await get(product, "/me", await signIn(product, email, password))).body as { roles: string[] };
    expect([email, me.roles]).toEqual([email, expect.arrayContaining([role])]);
  }
  const ana = await signIn(product, "ana@demo.callavet.test", "callavet-demo");
  expect((await get(product, "/subscriptions/usage", ana)).body).toMatchObject({ planCode: "plus", chat: { remaining: 5 } });
}

/** What is seeded breaks no invariant, and leaves this period's units to whoever tries the product. */
async function judgeSeed(folder: string): Promise<void> {
  const db = await openInFolder(folder);
  const client = await db.pool.connect();
  await client.query("begin; set local role service_role");
  expect((await client.query("select violation, subject from app.audit_invariants()")).rows).toEqual([]);
  await client.query("rollback");
  const { rows: consults } = await client.query(
    "select status, count(*)::int as n from chat_sessions group by status order by status",
  );
  expect(consults).toEqual([
    { status: "canceled", n: 1 },
    { status: "completed", n: expect.any(Number) },
  ]);
  expect(consults[1].n).toBeGreaterThanOrEqual(12);
  // One consult shows its owner what a vet approved, and one its vet what there is to decide.
  const { rows: care } = await client.query(
    `select d.status, d.content->>'summary' <> '' as drafted, p.approved_by = s.vet_id as approved
     from care_drafts d join chat_sessions s on s.id = d.session_id left join care_plans p on p.draft_id = d.id order by d.status`,
  );
  expect(care).toEqual([
    { status: "approved", drafted: true, approved: true },
    { status: "draft", drafted: true, approved: null },
  ]);
  const { rows: used } = await client.query(
    "select sum(consumed_chats + reserved_chats)::int as n from subscription_usage where period_end > now()",
  );
  expect(used).toEqual([{ n: 0 }]);
  client.release();
  await db.close({ keep: true });
}

// Whole products are started here, one after the other, perhaps on a machine that runs other tests beside.
describe("the embedded product", { timeout: 240_000 }, () => {
  test("starts on an empty folder, answers, refuses a second one, stops, and has its data again", async () => {
    const folder = newFolder();
    const first = await start({ dataDir: folder });
    await judge(first);
    expect(/https?:\/\/\S+/.exec(first.output())?.[0]).toBe(first.ready.url);
    expect(first.output()).toContain("never calls fsync");
    expect(statSync(join(folder, "secrets.json")).mode & 0o077).toBe(0);

    const second = runToEnd(folder, {});
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`held by process ${first.pid}`);
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);

    const token = await signIn(first, "luis@demo.callavet.test", "callavet-demo");
    const made = await fetch(`${first.url}/pets`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Nube", species: "cat" }),
    });
    expect(made.status).toBe(200);

    const stopped = await stop(first);
    expect(stopped.code).toBe(0);
    expect(stopped.milliseconds).toBeLessThan(10_000);
    expect([existsSync(join(folder, "ready.json")), existsSync(join(folder, "lock"))]).toEqual([false, false]);

    const again = await start({ dataDir: folder });
    // The same addresses, so the sign-in from before is still good.
    expect(again.ready).toEqual(first.ready);
    expect((await get(again, "/pets", token)).body).toMatchObject({ items: [{ name: "Nube" }] });
    await stop(again);
    await judgeSeed(folder);
  });

  test("after kill -9 the folder is free, and --fresh starts over", async () => {
    const folder = newFolder();
    const killed = await start({ dataDir: folder });
    await killed.stop({ kill: true });
    running.delete(killed);
    expect(existsSync(join(folder, "lock"))).toBe(true);
    const wiped = runToEnd(folder, { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, "--fresh");
    // There is no such server: it says so, having taken over the lock and emptied the folder.
    expect(wiped.status).toBe(1);
    expect(wiped.stderr).toContain("ECONNREFUSED");
    expect(readdirSync(folder).filter((name) => name === "postgres" || name === "lock")).toEqual([]);
  });

  test("runs over a real PostgreSQL just so", async () => {
    const database = await createTestDatabase({ migrated: false });
    const product = await start({ databaseUrl: database.url });
    await judge(product);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    expect((await owner.query("select count(*)::int as n from vets where approved")).rows).toEqual([{ n: 2 }]);
    await owner.end();
    expect(existsSync(join(product.dataDir, "postgres"))).toBe(false);
    expect((await stop(product)).code).toBe(0);
    product.remove();
    await database.close();
  });

  test.each([
    ["production", { NODE_ENV: "production" }, [], "NODE_ENV=production"],
    ["a live key", { STRIPE_SECRET_KEY: "sk_live_0000" }, [], "STRIPE_SECRET_KEY holds a live key"],
    ["a live key by any other name", { SOMETHING: "rk_live_0000" }, [], "SOMETHING holds a live key"],
    ["an unknown option", {}, ["--frsh"], "Unknown option --frsh"],
    ["a port that is none", { PORT: "http" }, [], "PORT must be a number"],
  ])("refuses %s", (_name, env, args, message) => {
    const { status, stderr } = runToEnd(newFolder(), env, ...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stderr).not.toContain("live_0000");
  });
});
