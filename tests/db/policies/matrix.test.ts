import { describe, expect, it } from "vitest";
import { type Caller, type Stage, testDatabase } from "../kit.ts";
import { world, type World } from "./world.ts";

const { scene, pool } = testDatabase();

type Who = "anon" | "stranger" | "owner" | "vet" | "unapprovedVet" | "admin" | "service_role";
const everyone: Who[] = ["anon", "stranger", "owner", "vet", "unapprovedVet", "admin", "service_role"];
const by = (stage: Stage, w: World, who: Who): Caller =>
  who === "anon" ? stage.anon : who === "service_role" ? stage.service : stage.as(w[who]);

/**
 * How many rows each may read of those in `world`: "-" the right itself is missing, "some" not all of them. What a table
 * leaves out is "-" for everybody; a table that is not here fails the test.
 */
const READ: Record<string, Partial<Record<Who, "all" | "some" | "none">>> = {
  alerts: { stranger: "none", owner: "none", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  audit_log: { stranger: "none", owner: "none", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  care_drafts: { stranger: "none", owner: "none", vet: "some", unapprovedVet: "none", admin: "all", service_role: "all" },
  care_plans: { stranger: "none", owner: "some", vet: "some", unapprovedVet: "none", admin: "all", service_role: "all" },
  centers: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  chat_messages: { stranger: "none", owner: "some", vet: "some", unapprovedVet: "none", admin: "all", service_role: "all" },
  chat_sessions: { stranger: "none", owner: "some", vet: "some", unapprovedVet: "none", admin: "all", service_role: "all" },
  disputes: { stranger: "none", owner: "none", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  entitlement_consumptions: {
    stranger: "none",
    owner: "some",
    vet: "some",
    unapprovedVet: "none",
    admin: "all",
    service_role: "all",
  },
  invoices: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  kb_articles: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  notifications: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  overage_credit_ledger: {
    stranger: "none",
    owner: "all",
    vet: "none",
    unapprovedVet: "none",
    admin: "all",
    service_role: "all",
  },
  overage_credits: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  overage_items: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  overage_purchases: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  payments: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  pets: { stranger: "none", owner: "some", vet: "some", unapprovedVet: "none", admin: "all", service_role: "all" },
  profiles: { stranger: "some", owner: "some", vet: "some", unapprovedVet: "some", admin: "all", service_role: "all" },
  refund_requests: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  refunds: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  search_documents: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  search_pending: { service_role: "all" },
  search_vectors: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  search_words: {
    anon: "all",
    stranger: "all",
    owner: "all",
    vet: "all",
    unapprovedVet: "all",
    admin: "all",
    service_role: "all",
  },
  session_notes: { stranger: "none", owner: "none", vet: "some", unapprovedVet: "none", admin: "all", service_role: "all" },
  settings: { stranger: "none", owner: "none", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  stripe_customers: { stranger: "none", owner: "all", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  stripe_subscription_events: {
    stranger: "none",
    owner: "none",
    vet: "none",
    unapprovedVet: "none",
    admin: "all",
    service_role: "all",
  },
  subscription_checkouts: {
    stranger: "none",
    owner: "all",
    vet: "none",
    unapprovedVet: "none",
    admin: "all",
    service_role: "all",
  },
  subscription_plan_prices: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  subscription_plans: {
    anon: "some",
    stranger: "some",
    owner: "some",
    vet: "some",
    unapprovedVet: "some",
    admin: "all",
    service_role: "all",
  },
  subscription_usage: { stranger: "some", owner: "some", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  user_roles: { stranger: "none", owner: "none", vet: "some", unapprovedVet: "some", admin: "all", service_role: "all" },
  user_subscriptions: { stranger: "some", owner: "some", vet: "none", unapprovedVet: "none", admin: "all", service_role: "all" },
  vets: { stranger: "some", owner: "some", vet: "some", unapprovedVet: "all", admin: "all", service_role: "all" },
};

/** Who may write at all, and which columns; everything else is refused for want of the right. */
const WRITE: Record<string, Partial<Record<"authenticated" | "service_role", { insert?: string; update?: string }>>> = {
  notifications: { service_role: { insert: "*", update: "*" } },
  overage_items: { service_role: { insert: "*", update: "*" } },
  pets: {
    authenticated: {
      insert: "born_on breed id name neutered notes owner_id sex species weight_grams",
      update: "archived_at born_on breed name neutered notes sex species weight_grams",
    },
  },
  profiles: { authenticated: { update: "country full_name language time_zone" } },
  stripe_customers: { service_role: { insert: "*" } },
  subscription_checkouts: { service_role: { insert: "*", update: "*" } },
  subscription_plan_prices: { service_role: { insert: "*", update: "*" } },
  subscription_plans: { service_role: { insert: "*", update: "*" } },
};

const tables = async (db: Pick<Caller, "rows">): Promise<string[]> => {
  const rows = await db.rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C"`,
  );
  return rows.map((row) => row.name);
};

describe("the row level security matrix", () => {
  it(
    "knows every table",
    scene(async ({ db }) => {
      expect(Object.keys(READ)).toEqual(await tables(db));
    }),
  );

  it(
    "reads: every table for everybody",
    scene(async (stage) => {
      const w = await world(stage);
      const seen: typeof READ = {};
      for (const table of await tables(stage.db)) {
        const { total } = await stage.db.row<{ total: number }>(`select count(*)::int as total from ${table}`);
        expect(total, `${table} is empty`).toBeGreaterThan(0);
        const line: (typeof READ)[string] = {};
        for (const who of everyone) {
          const rows = await by(stage, w, who)
            .rows(`select * from ${table}`)
            .catch((error: { code?: string }) => error.code);
          if (rows !== "42501")
            line[who] = !Array.isArray(rows) || rows.length === 0 ? "none" : rows.length === total ? "all" : "some";
        }
        seen[table] = line;
      }
      expect(seen).toEqual(READ);
    }),
  );

  it("writes: rights by table, column and role", async () => {
    const { rows } = await pool().query<{
      table: string;
      role: "authenticated" | "service_role";
      right: "insert" | "update";
      columns: string;
    }>(`
      select c.relname as table, r.role, o.right,
        case when has_table_privilege(r.role, c.oid, o.right) then '*' else string_agg(a.attname, ' ' order by a.attname) end as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
        unnest('{anon,authenticated,service_role}'::text[]) r(role), unnest('{insert,update}'::text[]) o("right")
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and has_column_privilege(r.role, c.oid, a.attnum, o.right)
      group by c.oid, c.relname, r.role, o.right`);
    const seen: typeof WRITE = {};
    for (const { table, role, right, columns } of rows) ((seen[table] ??= {})[role] ??= {})[right] = columns;
    expect(seen).toEqual(WRITE);
  });

  it(
    "writes: whoever lacks the right is refused, on every table",
    scene(async (stage) => {
      const w = await world(stage);
      for (const table of await tables(stage.db)) {
        const [column] = await stage.db.rows<{ name: string }>(
          "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = '' order by attnum limit 1",
          [`public.${table}`],
        );
        for (const who of everyone.filter((who) => who !== "service_role")) {
          const caller = by(stage, w, who);
          expect((await caller.refusal(`delete from ${table}`)).code, `${who} deletes ${table}`).toBe("42501");
          expect(
            (await caller.refusal(`update ${table} set ${column?.name} = ${column?.name}`)).code,
            `${who} updates ${table}`,
          ).toBe("42501");
          if (table !== "pets")
            expect((await caller.refusal(`insert into ${table} default values`)).code, `${who} inserts into ${table}`).toBe(
              "42501",
            );
        }
        expect((await stage.service.refusal(`delete from ${table}`)).code, `service deletes ${table}`).toBe("42501");
      }
    }),
  );
});
