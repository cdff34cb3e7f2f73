import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type pg from "pg";
import { claimsOf } from "../lib/issuer.ts";

const TEN = 10;
/** Two texts may be the same: whichever of them is found is as near. */
const SAME = 1e-6;

/**
 * Which share of the ten nearest notes and messages that a person may read the search's branch of meaning finds, the exact
 * ten being those of a scan over everything that row level security lets them see.
 */
export async function recallAt10(
  pool: pg.Pool,
  viewer: string,
  { model, version }: Embedder,
  questions: number,
): Promise<number> {
  const client = await pool.connect();
  let found = 0;
  let wanted = 0;
  try {
    await client.query("begin; set local role authenticated");
    await client.query("select set_config('request.jwt.claims', $1, true)", [claimsOf(viewer)]);
    // As the search function sets them.
    await client.query(
      "set local hnsw.iterative_scan = relaxed_order; set local hnsw.ef_search = 400; set local hnsw.scan_mem_multiplier = 8; set local enable_seqscan = off",
    );
    const { rows: few } = await client.query<{ ids: string[] | null }>(
      "select app.my_records(10000, null, null, null, null) as ids",
    );
    for (let n = 0; n < questions; n++) {
      const asked = await client.query<{ similarity: number }>(
        `select s.similarity from bench.questions q, app.semantic_branch(false, q.vector::halfvec, $2, $3, $4, null, null, null, null) s
         where q.n = $1 order by s.similarity desc limit ${TEN}`,
        [n, model, version, few[0]?.ids ?? null],
      );
      // Added to, the distance is no index's order.
      const exact = await client.query<{ similarity: number }>(
        `select 1 - (v.vector <=> q.v) as similarity from search_vectors v, (select vector::halfvec as v from bench.questions where n = $1) q
         where v.kind <> 'article' and v.model = $2 and v.version = $3 order by (v.vector <=> q.v) + 0 limit ${TEN}`,
        [n, model, version],
      );
      const least = (exact.rows.at(-1)?.similarity ?? 1) - SAME;
      wanted += exact.rows.length;
      found += asked.rows.filter(({ similarity }) => similarity >= least).length;
    }
  } finally {
    await client.query("rollback");
    client.release();
  }
  return found / Math.max(wanted, 1);
}
