import { expect, it } from "vitest";
import { prepare, times } from "../crowd.ts";
import { testDatabase } from "../kit.ts";
import { article } from "../search/articles.ts";

const { pool, commitAs } = testDatabase({ max: 8 });

it("eight workers at once share the documents: none twice, none forgotten", async () => {
  await prepare(pool(), async ({ service }) => {
    for (const slug of times(100, (n) => `a${n}`)) await article(service, { slug, body: slug });
  });
  const claims = await Promise.all(
    times(40, () =>
      commitAs<{ document_id: string }>("service", "select document_id from fn_claim_search_documents('m', '1', 8)"),
    ),
  );
  const rest = await commitAs<{ document_id: string }>(
    "service",
    "select document_id from fn_claim_search_documents('m', '1', 100)",
  );
  const ids = [...claims.flat(), ...rest].map((row) => row.document_id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(100);
});
