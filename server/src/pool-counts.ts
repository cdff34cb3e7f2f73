import type { Pool } from "@callavet/shared/node/pool.ts";

/** `pg.Pool` counts its connections; another pool may not. */
export function countsOf(pool: Pool): { total: number; idle: number; waiting: number } {
  const count = (name: string): number => {
    const value: unknown = Reflect.get(pool, name);
    return typeof value === "number" ? value : 0;
  };
  return { total: count("totalCount"), idle: count("idleCount"), waiting: count("waitingCount") };
}
