import type pg from "pg";

/** Whether there is something to import: nothing is there yet, or an import that began here did not come to its end. */
export async function beginContent(pool: pg.Pool): Promise<boolean> {
  await pool.query(
    `insert into public.settings (key, value, description)
     select 'demo_content', '"begun"', 'How far the clinics and articles of the repository were imported by npm start'
     where not exists (select from public.centers) and not exists (select from public.kb_articles)
     on conflict (key) do nothing`,
  );
  const { rows } = await pool.query<{ value: string }>("select value from public.settings where key = 'demo_content'");
  return rows[0]?.value === "begun";
}

export async function finishContent(pool: pg.Pool): Promise<void> {
  await pool.query(`update public.settings set value = '"done"' where key = 'demo_content'`);
}
