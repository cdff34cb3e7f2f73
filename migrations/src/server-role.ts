import type { MigrationPool } from "./pool.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The role that server and worker sign in as: it owns nothing and, by NOINHERIT, can do nothing until a transaction
 * says as whom it runs.
 */
export async function ensureServerRole(pool: MigrationPool, password: string): Promise<void> {
  const client = await pool.connect();
  try {
    // CREATE ROLE takes no values; a backslash in a plain literal is only itself under standard_conforming_strings.
    await client.query(`
      set standard_conforming_strings = on;
      do $$ begin
        if not exists (select from pg_roles where rolname = 'callavet_server') then
          create role callavet_server;
        end if;
      end $$;
      alter role callavet_server login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password ${quote(password)};
      grant anon, authenticated, service_role to callavet_server;`);
  } finally {
    client.release();
  }
}
