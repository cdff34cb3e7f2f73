import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";

const { pool } = testDatabase();
const names = async (query: string): Promise<string[]> =>
  (await pool().query<{ name: string }>(query)).rows.map((row) => row.name);

/** What an extension brought along is not ours. */
const OURS = `p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

describe("the catalogue", () => {
  it("has row level security enabled and forced on every table", async () => {
    expect(
      await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm', 'f')
      and not (relrowsecurity and relforcerowsecurity)`),
    ).toEqual([]);
    expect(
      (await names("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")).length,
    ).toBeGreaterThan(20);
  });

  it("has a search_path in every definer function", async () => {
    expect(
      await names(`select p.oid::regprocedure::text as name from pg_proc p where ${OURS} and p.prosecdef
      and not coalesce(p.proconfig, '{}') @> '{"search_path=\\"\\""}'`),
    ).toEqual([]);
  });

  it("lets PUBLIC execute nothing", async () => {
    expect(
      await names(`select p.oid::regprocedure::text as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
      where ${OURS} and x.grantee = 0`),
    ).toEqual([]);
  });

  it("gives PUBLIC and anon no right to write anything", async () => {
    expect(
      await names(`select format('%s: %s', c.relname, x.privilege_type) as name from pg_class c, aclexplode(c.relacl) x
      where c.relnamespace = 'public'::regnamespace and (x.grantee = 0 or (x.grantee = 'anon'::regrole and x.privilege_type <> 'SELECT'))`),
    ).toEqual([]);
  });

  it("lets nobody truncate, reference or put triggers on a table, and people delete nothing", async () => {
    expect(
      await names(`select format('%s %s: %s', c.relname, x.grantee::regrole, x.privilege_type) as name from pg_class c, aclexplode(c.relacl) x
      where c.relnamespace = 'public'::regnamespace and x.grantee <> c.relowner and x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'DELETE')`),
    ).toEqual([]);
  });

  it("offers to anon only what helps to read", async () => {
    expect(
      await names(
        `select p.oid::regprocedure::text as name from pg_proc p where ${OURS} and has_function_privilege('anon', p.oid, 'execute') order by 1`,
      ),
    ).toEqual([
      "app.article_hits(jsonb,text,text,timestamp with time zone,timestamp with time zone)",
      "app.best_passage(text,uuid,integer,bigint,text[])",
      "app.center_open_at(centers,timestamp with time zone)",
      "app.centers_around(double precision,double precision,double precision)",
      "app.distance_m(double precision,double precision,double precision,double precision)",
      "app.documents_in(boolean)",
      "app.fold(text)",
      "app.has_role(text)",
      "app.hybrid_search(boolean,jsonb,halfvec,text,text,bigint[],text,text,timestamp with time zone,timestamp with time zone)",
      "app.is_admin()",
      "app.is_vet()",
      "app.lexical_branch(boolean,jsonb,bigint[],text,text,timestamp with time zone,timestamp with time zone)",
      "app.place_words(text)",
      "app.plain_text(text)",
      "app.search_hits(boolean,jsonb,bigint[],text,text,timestamp with time zone,timestamp with time zone)",
      "app.search_snippet(text,text[])",
      "app.search_terms(jsonb)",
      "app.semantic_branch(boolean,halfvec,text,text,bigint[],text,text,timestamp with time zone,timestamp with time zone)",
      "app.without_accents(text)",
      "es_en_tsv(text)",
      "fn_centers_near(text,double precision,double precision,double precision,boolean,boolean,text,timestamp with time zone,integer,double precision,text)",
      "fn_search_articles(jsonb,text,text,text,text,text,timestamp with time zone,timestamp with time zone,double precision,text,integer)",
    ]);
  });

  it("has an index under every foreign key that a cascade walks", async () => {
    // The child's rows are looked for by it when a parent goes. Plans never go.
    expect(
      await names(`select format('%s (%s)', k.conrelid::regclass, a.attname) as name
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confdeltype = 'c' and k.connamespace = 'public'::regnamespace
        and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1] and i.indpred is null)
        and a.attname <> 'plan_id'`),
    ).toEqual([]);
  });
});
