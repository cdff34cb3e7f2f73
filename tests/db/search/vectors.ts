import type { Caller, Row } from "../kit.ts";

export const MODEL = { model: "test", version: "1" };

/** A vector that points along the axes given, by weight: what shares an axis is near. */
export function along(axes: Record<number, number>): string {
  const values = Array.from({ length: 1536 }, (_, index) => axes[index] ?? 0);
  return `[${values.join(",")}]`;
}

export interface Claimed extends Row {
  document_id: string;
  title: string;
  body: string;
  content_sha256: string;
}

export const claim = (service: Caller, limit = 64, { model, version } = MODEL): Promise<Claimed[]> =>
  service.rows<Claimed>("select * from fn_claim_search_documents($1, $2, $3)", [model, version, limit]);

export interface Embedding {
  vector: string;
  concepts?: string[];
}

export async function store(
  service: Caller,
  claimed: Claimed[],
  embed: (document: Claimed) => Embedding,
  { model, version } = MODEL,
): Promise<number> {
  const made = claimed.map(embed);
  const { stored } = await service.row<{ stored: number }>("select fn_store_search_vectors($1, $2, $3, $4, $5, $6) as stored", [
    model,
    version,
    claimed.map((each) => each.document_id),
    claimed.map((each) => each.content_sha256),
    made.map((each) => each.vector),
    JSON.stringify(made.map((each) => each.concepts ?? [])),
  ]);
  return stored;
}

/** Claims and stores until nothing is left. */
export async function embedAll(service: Caller, embed: (document: Claimed) => Embedding, model = MODEL): Promise<void> {
  for (let batch = await claim(service, 64, model); batch.length > 0; batch = await claim(service, 64, model))
    await store(service, batch, embed, model);
}
