import type pg from "pg";

/** The n-th person of a block; twelve decimal digits, so that pgbench can write it too. */
export const personId = (n: number): string => `00000000-0000-4000-8000-${n}`;
/** Blocks of people, far apart: nobody starts twice in one run. */
export const FIRST_OWNER = 100_000_000_000;
export const FIRST_VET = 200_000_000_000;
/** Session n is owned by person n. */
export const sessionId = (n: number): string => `00000000-0000-4000-9000-${n}`;

const id = (variant: string) => `('00000000-0000-4000-${variant}000-' || n)::uuid`;

/** Owners without animals, each with a plan of 1,000 chats and an open period. */
export async function addOwners(pool: pg.Pool, first: number, count: number): Promise<void> {
  const numbers = `generate_series(${first}::bigint, ${first + count - 1}::bigint) n`;
  await pool.query(`
    insert into public.subscription_plans (code, name_es, name_en, included_chats, included_videos)
    values ('bench', 'Bench', 'Bench', 1000, 1000) on conflict do nothing;
    insert into public.profiles (id, email, full_name) select ${id("8")}, n || '@bench.test', 'Bench' from ${numbers};
    insert into public.user_subscriptions (id, user_id, plan_id, status, current_period_start, current_period_end)
    select ${id("8")}, ${id("8")}, p.id, 'active', now() - interval '1 day', now() + interval '29 days'
    from ${numbers}, public.subscription_plans p where p.code = 'bench';
    insert into public.subscription_usage (subscription_id, user_id, plan_id, period_start, period_end, included_chats, included_videos)
    select s.id, s.user_id, s.plan_id, s.current_period_start, s.current_period_end, 1000, 1000
    from ${numbers} join public.user_subscriptions s on s.id = ${id("8")};`);
}

/** Active chats: owner n, and vet n + (FIRST_VET - FIRST_OWNER) where `vets`. */
export async function addSessions(pool: pg.Pool, first: number, count: number, { vets = false } = {}): Promise<void> {
  const numbers = `generate_series(${first}::bigint, ${first + count - 1}::bigint) n`;
  const vet = `('00000000-0000-4000-8000-' || (n + ${FIRST_VET - FIRST_OWNER}))::uuid`;
  if (vets)
    await pool.query(`
      insert into public.profiles (id, email, full_name) select ${vet}, n || '@vet.test', 'Vet' from ${numbers};
      insert into public.user_roles (user_id, role) select ${vet}, 'vet' from ${numbers};
      insert into public.vets (id, display_name, licence, country, approved) select ${vet}, 'Vet', n::text, 'MX', true from ${numbers};`);
  await pool.query(`
    insert into public.chat_sessions (id, owner_id, vet_id, type, status, queued_at, claimed_at)
    select ${id("9")}, ${id("8")}, ${vets ? vet : "null"}, 'chat', ${vets ? "'active', now(), now()" : "'waiting', now(), null"} from ${numbers};
    analyze;`);
}
