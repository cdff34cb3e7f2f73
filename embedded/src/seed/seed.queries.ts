import type { ClientBase } from "pg";

export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>("select not exists (select from public.profiles) as empty");
  return rows[0]?.empty ?? false;
}

/** Two first starts over one database seed it once. */
export async function lockSeed(client: ClientBase): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('callavet seed'))");
}
