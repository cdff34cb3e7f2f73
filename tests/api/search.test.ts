import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importArticle } from "../kit/search/backfilled.ts";
import { startWorld, type Someone, type World } from "./kit/world.ts";

// No worker runs here: nothing has a vector, and words alone answer.
let world: World;
let owner: Someone;
beforeAll(async () => {
  world = await startWorld({ MODEL_DIR: "/nowhere" });
  owner = await world.owner();
  const article = { slug: "horse-colic", species: ["horse"], topics: ["digestive", "emergency"], urgency: "emergency" };
  await importArticle(world.pool, {
    ...article,
    language: "es",
    title: "Cólico equino",
    summary: "Llame ya.",
    body: "## Cómo se ve\n\nEl caballo **escarba** y se revuelca.\n\n## Qué hacer\n\n- Retire el heno\n- Llame al veterinario",
  });
  await importArticle(world.pool, { ...article, language: "en", title: "Colic in horses", body: "The horse paws and rolls." });
  await importArticle(world.pool, {
    slug: "fleas",
    language: "es",
    title: "Pulgas del gato",
    body: "El gato se rasca mucho.",
    species: ["cat", "dog"],
    topics: ["parasites"],
  });
  await importArticle(world.pool, {
    slug: "hoof-abscess",
    language: "es",
    title: "Absceso de casco",
    body: "El caballo cojea.",
    species: ["horse"],
    topics: ["bones"],
  });
});
afterAll(() => world?.close());

const found = (body: { items: { slug: string; language: string }[] }) =>
  body.items.map(({ slug, language }) => `${slug} ${language}`);
const ask = (who: Someone, query: Record<string, string>) => who.call("GET", `/search?${new URLSearchParams(query)}`);

describe("a query that holds nothing to look for, or is odd", () => {
  it.each([
    ["nothing", ""],
    ["blanks", "   \n\t "],
    ["one letter", "a"],
    ["emoji alone", "\u{1f436}\u{1f408}\u{1f691}"],
    ["signs alone", "¿?¡!...---%%%"],
    ["right to left", "الحصان يتدحرج من الألم"],
    ["a NUL and half a surrogate", "\u0000\ud83d"],
  ])("%s: an empty answer", async (_name, q) => {
    const answer = await ask(owner, { q });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ items: [], nextCursor: null });
  });

  it.each([
    ["SQL", "'; drop table kb_articles; -- caballo"],
    ["tsquery operators", "caballo & !(gato | :*) <-> \\"],
    ["a pattern", "%_caballo%"],
    ["right to left beside a word", "الحصان caballo \u202eoccilóc"],
    ["10 kB of words", "caballo revuelca ".repeat(640)],
    ["10 kB of one word", `${"caballo".repeat(1500)} caballo`],
    ["10 kB of emoji", `caballo ${"\u{1f434}".repeat(2600)}`],
    ["the longest that is taken, nine bytes of an address for each character", `caballo ${"곃".repeat(16_384 - 8)}`],
    ["marks of our own", "\u0001caballo\u0002"],
  ])("%s: an honest one", async (_name, q) => {
    const answer = await ask(owner, { q });
    expect(answer.status).toBe(200);
    expect(answer.body.shortened).toBe(q.length > 600);
    expect((await world.pool.query("select 1 from kb_articles")).rowCount).toBe(4);
  });

  it("tells where it looked for the beginning alone, and for what", async () => {
    const { body } = await ask(owner, { q: `caballo ${"x".repeat(2000)} pulgas` });
    expect([body.shortened, found(body).includes("fleas es"), found(body).includes("horse-colic es")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("input that does not fit", () => {
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  it.each([
    ["no query", "", "q"],
    ["an unknown scope", "q=caballo&scope=clinics", "scope"],
    ["an unknown species", "q=caballo&species=dragon", "species"],
    ["an unknown language", "q=caballo&language=fr", "language"],
    ["no day", "q=caballo&from=yesterday", "from"],
    ["a limit of 51", "q=caballo&limit=51", "limit"],
    ["a limit of 0", "q=caballo&limit=0", "limit"],
    ["more than 16,384 characters", `q=${"a".repeat(16_385)}`, "q"],
    ["a cursor that is none", "q=caballo&cursor=abc", "cursor"],
    ["a cursor of another shape", `q=caballo&cursor=${cursor({ places: [] })}`, "cursor"],
    [
      "a cursor with SQL in it",
      `q=caballo&cursor=${cursor({ places: { articles: { score: 1, id: "x' or 1=1" } }, scales: { articles: 1, records: 1 } })}`,
      "cursor",
    ],
    ["a score out of range", `q=caballo&cursor=${cursor({ places: {}, scales: { articles: 9e99, records: 1 } })}`, "cursor"],
  ])("%s names the field", async (_name, query, field) => {
    const answer = await owner.call("GET", `/search?${query}`);
    expect({ status: answer.status, reason: answer.body.reason }).toEqual({ status: 400, reason: "input_invalid" });
    const { details } = answer.body;
    expect(details.field ?? details.issues[0].path).toBe(field);
  });
});

describe("who asks", () => {
  it("nobody in particular finds articles, and records are refused", async () => {
    const answer = await world.anybody("GET", "/search?q=caballo");
    expect(found(answer.body)).toContain("horse-colic es");
    expect(answer.body.totals.records).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await world.anybody("GET", "/search?q=caballo&scope=records")).toMatchObject({
      status: 401,
      body: { reason: "unauthenticated" },
    });
  });

  it("a token that does not count is refused, not taken for nobody", async () => {
    const headers = { authorization: `Bearer ${await owner.token({ expiresIn: -10 })}` };
    expect((await world.anybody("GET", "/search?q=caballo", undefined, headers)).status).toBe(401);
  });

  it("too often is refused", async () => {
    const limited = await world.anotherServer({ LIMIT_FACTOR: "0.1" });
    const token = await owner.token();
    const call = () => fetch(`${limited.url}/search?q=caballo`, { headers: { authorization: `Bearer ${token}` } });
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await call()).status));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses).toContain(200);
  });
});

describe("words alone", () => {
  it("answer while nothing is embedded, and it is said", async () => {
    const { body } = await ask(owner, { q: "colico caballo", explain: "true" });
    expect(body.degraded).toBe(true);
    expect(found(body).slice(0, 2).toSorted()).toEqual(["horse-colic en", "horse-colic es"]);
    expect(body.items[0].explain).toMatchObject({ lexical: { rank: 1 }, semantic: null });
    expect(body.items[0].explain.words).toContain("colico");
  });

  it("mark in the passage what was asked for, without Markdown", async () => {
    const { body } = await ask(owner, { q: "escarbando", language: "es" });
    const [first] = body.items;
    expect(first.snippet).toContainEqual({ text: "escarba", marked: true });
    expect(JSON.stringify(first.snippet)).not.toMatch(/\*\*|##|\\u0001/);
    expect(first).not.toHaveProperty("explain");
  });

  it("are corrected beside what was written", async () => {
    const { body } = await ask(owner, { q: "cabalo" });
    expect(body.corrections).toEqual([{ from: "cabalo", to: "caballo" }]);
    expect(found(body)).toContain("hoof-abscess es");
  });

  it("keep to species, language and time", async () => {
    expect(found((await ask(owner, { q: "caballo gato", species: "cat" })).body)).toEqual(["fleas es"]);
    expect(found((await ask(owner, { q: "colico", language: "en" })).body)).toEqual(["horse-colic en"]);
    expect(found((await ask(owner, { q: "colico", to: "2020-01-01" })).body)).toEqual([]);
    expect(found((await ask(owner, { q: "colico", from: "2020-01-01" })).body)).not.toEqual([]);
  });

  it("go on by cursor without a gap or a repeat", async () => {
    const q = "caballo horse gato";
    const whole = found((await ask(owner, { q, limit: "50" })).body);
    const pages: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { body } = await ask(owner, { q, limit: "1", ...(cursor && { cursor }) });
      pages.push(...found(body));
      cursor = body.nextCursor;
      expect(pages.length).toBeLessThan(10);
    }
    expect(whole).toHaveLength(4);
    expect(pages).toEqual(whole);
  });
});
