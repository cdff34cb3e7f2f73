import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importArticle } from "../kit/search/backfilled.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const horse = { species: ["horse"], body: "## Uno\n\nTexto" };
  for (const [slug, language, title, topics] of [
    ["horse-colic", "es", "Cólico del caballo", ["digestive", "emergency"]],
    ["horse-colic", "en", "Horse colic", ["digestive", "emergency"]],
    ["choke", "es", "Atragantamiento", ["digestive"]],
    ["laminitis", "es", "Ácido y laminitis", ["bones"]],
  ] as const)
    await importArticle(world.pool, { ...horse, slug, language, title, topics: [...topics], urgency: "emergency" });
  await importArticle(world.pool, {
    slug: "fleas",
    language: "es",
    title: "Pulgas",
    body: "x",
    species: ["cat"],
    topics: ["skin"],
  });
  await importArticle(world.pool, { slug: "draft", language: "es", title: "Borrador", body: "x", species: ["horse"] });
  await world.pool.query("update kb_articles set published = false where slug = 'draft'");
});
afterAll(() => world?.close());

const get = (path: string) => world.anybody("GET", path);

describe("the list", () => {
  it("has what is published, by title, whatever its accents", async () => {
    const { status, body, headers } = await get("/articles?language=es");
    expect(status).toBe(200);
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([
      "Ácido y laminitis",
      "Atragantamiento",
      "Cólico del caballo",
      "Pulgas",
    ]);
    expect(headers.get("cache-control")).toContain("public");
  });

  it("counts what there is to choose from", async () => {
    const { body } = await get("/articles?language=es&species=horse");
    expect(body.species).toEqual([
      { species: "horse", articles: 3 },
      { species: "cat", articles: 1 },
    ]);
    expect(body.topics).toContainEqual({ topic: "digestive", articles: 2 });
    expect(body.topics).not.toContainEqual({ topic: "skin", articles: 1 });
  });

  it("keeps to topic and urgency", async () => {
    expect((await get("/articles?language=es&topic=digestive")).body.items).toHaveLength(2);
    expect((await get("/articles?language=es&urgency=routine")).body.items).toHaveLength(1);
  });

  it("goes on by cursor", async () => {
    const first = (await get("/articles?limit=3")).body;
    const second = (await get(`/articles?limit=3&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null]);
    expect(new Set([...first.items, ...second.items].map(({ slug, language }) => slug + language)).size).toBe(5);
  });

  it.each([
    ["cursor=x", "cursor"],
    ["species=dragon", "species"],
    ["topic=a'b", "topic"],
    ["limit=201", "limit"],
  ])("refuses %s, by name", async (query, field) => {
    const { status, body } = await get(`/articles?${query}`);
    expect([status, body.reason]).toEqual([400, "input_invalid"]);
    expect(body.details.field ?? body.details.issues[0].path).toBe(field);
  });
});

describe("an article", () => {
  it("names the other language's, and what is near", async () => {
    const { body } = await get("/articles/horse-colic?language=en");
    expect(body).toMatchObject({
      language: "en",
      title: "Horse colic",
      other: { language: "es", slug: "horse-colic", title: "Cólico del caballo" },
    });
    const spanish = (await get("/articles/horse-colic")).body;
    expect(spanish.related.map(({ slug }: { slug: string }) => slug)).toEqual(["choke", "laminitis"]);
  });

  it("comes in the other language where the wanted one is missing", async () => {
    expect((await get("/articles/choke?language=en")).body).toMatchObject({ language: "es", other: null });
  });

  it("is not there before it is published", async () => {
    expect(await get("/articles/draft")).toMatchObject({ status: 404, body: { reason: "not_found" } });
    expect((await get("/articles/none")).status).toBe(404);
    expect((await get("/articles/..%2fetc")).body.reason).toBe("input_invalid");
  });
});
