import { createEmbedders } from "@callavet/shared/node/search/embedders.ts";
import { createTestDatabase } from "../../kit/postgres.ts";
import type { Line } from "../lib/report.ts";
import type { World } from "../lib/world.ts";
import { BLOCKS, fill } from "./fill.ts";
import { measureSearch } from "./measure.ts";

/** Search over HTTP beside its own SQL, among 100,000 notes and messages of 2,000 owners; and what ten times the data costs. */
export async function searchRecords(world: World): Promise<Line[]> {
  const embedders = createEmbedders({ EMBEDDINGS: "local", MODEL_DIR: "/nowhere" }, { threads: 2 });
  const small = await createTestDatabase();
  try {
    await fill(small.ownerPool, 1, embedders);
    await fill(world.database.ownerPool, BLOCKS, embedders);
    return await measureSearch(world, small, embedders);
  } finally {
    await embedders.close();
    await small.close();
  }
}
