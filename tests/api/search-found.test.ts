import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchPage } from "@callavet/shared/contract/search.ts";
import { importArticle, untilEmbedded } from "../kit/search/backfilled.ts";
import { startSearchProduct, type SearchProduct } from "../kit/search/search-product.ts";

type Person = { id: string; token: string };

async function search(product: SearchProduct, person: Person | null, query: Record<string, string>): Promise<SearchPage> {
  const headers = person ? { authorization: `Bearer ${person.token}` } : undefined;
  const answer = await fetch(`${product.url}/search?${new URLSearchParams(query)}`, { ...(headers && { headers }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as SearchPage;
}

const articles = [
  [
    "horse-colic",
    "es",
    "Cólico en caballos",
    "El caballo se revuelca, escarba y se mira el costado. Retire el heno y llame al veterinario.",
  ],
  ["laminitis", "es", "Laminitis", "El caballo no quiere pisar y tiene los cascos calientes. Póngalo en cama blanda."],
  ["fleas", "en", "Fleas", "The cat scratches all night. Treat every animal of the house and wash the bedding."],
] as const;

async function importAll(product: SearchProduct): Promise<void> {
  for (const [slug, language, title, body] of articles) await importArticle(product.pool, { slug, language, title, body });
}

describe("without the sentence encoder", () => {
  let product: SearchProduct;
  let owner: Person, stranger: Person, vet: Person, otherVet: Person;
  let sessionId: string;

  beforeAll(async () => {
    product = await startSearchProduct({ modelDir: "/nowhere" });
    const { pool } = product;
    [owner, stranger, vet, otherVet] = (await Promise.all(
      ["owner", "stranger", "vet", "other"].map((name) => product.signUp(`${name}@search.callavet.test`)),
    )) as [Person, Person, Person, Person];
    // The first call of each makes the profile.
    for (const person of [owner, stranger, vet, otherVet]) await search(product, person, { q: "hola" });
    for (const { id } of [vet, otherVet]) {
      await pool.query("insert into user_roles (user_id, role) values ($1, 'vet')", [id]);
      await pool.query(
        "insert into vets (id, display_name, licence, country, approved) values ($1, 'Dra. Vera', 'L', 'ES', true)",
        [id],
      );
    }
    const pet = await pool.query<{ id: string }>(
      "insert into pets (owner_id, name, species) values ($1, 'Nube', 'horse') returning id",
      [owner.id],
    );
    const made = await pool.query<{ id: string }>(
      `insert into chat_sessions (owner_id, vet_id, pet_id, type, status, text, language)
       values ($1, $2, $3, 'chat', 'active', 'cojea', 'es') returning id`,
      [owner.id, vet.id, pet.rows[0]?.id],
    );
    sessionId = made.rows[0]?.id ?? "";
    await pool.query(
      `insert into chat_messages (session_id, seq, client_id, sender_id, sender_role, body)
       values ($1, 1, gen_random_uuid(), $2, 'owner', 'Mi yegua Nube cojea de la mano izquierda desde el martes')`,
      [sessionId, owner.id],
    );
    await pool.query(
      "insert into session_notes (session_id, author_id, body) values ($1, $2, 'Absceso de casco drenado, vendaje seco')",
      [sessionId, vet.id],
    );
    await importAll(product);
    await untilEmbedded(pool);
  });
  afterAll(() => product?.close());

  it("finds by meaning across languages, and says why", async () => {
    const page = await search(product, owner, { q: "my horse keeps rolling and looking at its belly", explain: "true" });
    const [first] = page.items;
    expect([first?.slug, first?.language, page.degraded]).toEqual(["horse-colic", "es", false]);
    expect(first?.explain?.semantic?.rank).toBe(1);
    expect(first?.explain?.concepts).toContainEqual({ id: "horse", es: expect.any(String), en: expect.any(String) });
    expect(page.totals.articles?.total).toBeGreaterThan(0);
  });

  it("finds one's own messages beside articles, with the animal's name", async () => {
    const page = await search(product, owner, { q: "mi yegua cojea" });
    const message = page.items.find(({ kind }) => kind === "message");
    expect(message).toMatchObject({ id: `${sessionId}:1`, sessionId, seq: 1, petName: "Nube", species: ["horse"], slug: null });
    expect(message?.snippet).toContainEqual({ text: "cojea", marked: true });
    expect(page.items.some(({ kind }) => kind === "article")).toBe(true);
    expect(page.items.some(({ kind }) => kind === "note")).toBe(false);
  });

  it("finds the note for the vet of the case", async () => {
    const page = await search(product, vet, { q: "absceso en el casco", scope: "records" });
    expect(page.items[0]).toMatchObject({ kind: "note", sessionId, petName: "Nube" });
    expect(page.totals.articles).toBeNull();
  });

  it.each([
    ["a stranger", () => stranger],
    ["a vet of another case", () => otherVet],
  ])("finds none of it for %s", async (_name, who) => {
    for (const q of ["absceso de casco drenado, vendaje seco", "mi yegua Nube cojea", "Nube"]) {
      const page = await search(product, who(), { q, scope: "records" });
      expect([page.items, page.totals.records]).toEqual([[], { lexical: 0, semantic: 0, total: 0 }]);
    }
  });

  it("says nothing to words about something else", async () => {
    const page = await search(product, owner, { q: "xqzvw kjhgf" });
    expect(page.items).toEqual([]);
  });

  it("goes on by cursor through both scopes, best first", async () => {
    const q = "caballo yegua cojea casco";
    const whole = (await search(product, vet, { q, limit: "50" })).items.map(({ id }) => id);
    const pages: string[] = [];
    const scores: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null && pages.length < 20) {
      const page: SearchPage = await search(product, vet, { q, limit: "2", ...(cursor && { cursor }) });
      pages.push(...page.items.map(({ id }) => id));
      scores.push(...page.items.map(({ score }) => score));
      cursor = page.nextCursor;
    }
    expect(whole.length).toBeGreaterThan(3);
    expect(pages.toSorted()).toEqual(whole.toSorted());
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("finds an edited article by its new words within seconds", async () => {
    await importArticle(product.pool, {
      slug: "fleas",
      language: "en",
      title: "Fleas",
      body: "Diatomaceous earth is of no use.",
    });
    await untilEmbedded(product.pool, { within: 20_000 });
    expect((await search(product, null, { q: "diatomaceous earth" })).items[0]?.slug).toBe("fleas");
    expect((await search(product, null, { q: "bedding" })).items.map(({ slug }) => slug)).not.toContain("fleas");
  });
});

describe("while the embedding service is away", () => {
  let service: Server;
  let product: SearchProduct;
  let status = 200;

  beforeAll(async () => {
    // As much of the API as a query needs: every text has the same vector.
    service = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        if (status !== 200) return void response.writeHead(status).end();
        const { input } = JSON.parse(body) as { input: string[] };
        const data = input.map((_, index) => ({ index, embedding: Array.from({ length: 1536 }, (__, i) => (i === 0 ? 1 : 0)) }));
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
      });
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    const address = service.address();
    const port = typeof address === "object" && address ? address.port : 0;
    product = await startSearchProduct({
      modelDir: "/nowhere",
      env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, LOG_LEVEL: "silent" },
    });
    await importAll(product);
    await untilEmbedded(product.pool);
  });
  afterAll(async () => {
    await product?.close();
    service?.close();
  });

  it("words alone answer, and it is said; then both again", async () => {
    expect((await search(product, null, { q: "caballo" })).degraded).toBe(false);
    status = 500;
    const without = await search(product, null, { q: "caballo revuelca", explain: "true" });
    expect([without.degraded, without.items[0]?.slug, without.items[0]?.explain?.semantic]).toEqual([true, "horse-colic", null]);
    status = 200;
    expect((await search(product, null, { q: "caballo revuelca" })).degraded).toBe(false);
  });
});
