import { createDatabase } from "@callavet/shared/node/database.ts";
import { importKnowledge } from "@callavet/worker/import-articles.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchPage } from "@callavet/shared/contract/search.ts";
import { untilEmbedded } from "../kit/search/backfilled.ts";
import { startSearchProduct, type SearchProduct } from "../kit/search/search-product.ts";

const content = new URL("../../content/articles", import.meta.url).pathname;

// The knowledge base as it is delivered, by the lexicon alone: what a machine without the sentence encoder finds.
let product: SearchProduct;
beforeAll(async () => {
  product = await startSearchProduct({ modelDir: "/nowhere" });
  const report = await importKnowledge(createDatabase(product.pool), content);
  expect(report.files).toBeGreaterThanOrEqual(240);
  await untilEmbedded(product.pool);
}, 300_000);
afterAll(() => product?.close());

async function search(q: string, more: Record<string, string> = {}): Promise<SearchPage> {
  const answer = await fetch(`${product.url}/search?${new URLSearchParams({ q, ...more })}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as SearchPage;
}

describe.each(["colico caballo", "cólico equino", "my horse keeps rolling and looking at its belly"])("%s", (q) => {
  it("has equine colic first", async () => {
    expect((await search(q)).items[0]?.slug).toBe("horse-colic");
  });
  it.each(["es", "en"])("has it first among what is written in %s", async (language) => {
    expect((await search(q, { language })).items[0]?.slug).toBe("horse-colic");
  });
});

describe("what owners write at night", () => {
  it.each([
    ["mi gato va y viene al arenero y no hace pis", "blocked-cat"],
    ["my dog ate a bar of dark chocolate", "chocolate-poisoning"],
    ["mi perro se comió un chicle sin azúcar", "xylitol"],
    ["le puse una pipeta de perro a la gata y tiembla", "permethrin-cats"],
    ["panza dura y arcadas sin vomitar, pastor alemán", "gastric-torsion"],
    ["rabbit not eating and no poops", "rabbit-gut-stasis"],
    ["la vaca recien parida no se levanta", "milk-fever"],
    ["conejo con gusanos en la cola", "flystrike"],
    ["mordedura de vibora", "snake-bite"],
    ["budgie fluffed up breathing with open beak", "bird-breathing"],
  ])("%s: %s is among the first three", async (q, slug) => {
    expect((await search(q)).items.slice(0, 3).map((item) => item.slug)).toContain(slug);
  });
});
