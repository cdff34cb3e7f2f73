import type pg from "pg";

const exists = async (pool: pg.Pool, table: string): Promise<boolean> => {
  const { rows } = await pool.query<{ found: boolean }>(`select exists (select from public.${table}) as found`);
  return rows[0]?.found ?? false;
};

export const hasCenters = (pool: pg.Pool) => exists(pool, "centers");
export const hasArticles = (pool: pg.Pool) => exists(pool, "kb_articles");
