import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchPage } from "@callavet/shared/contract/search.ts";
import { dice } from "../kit/dice.ts";
import { importArticle, untilEmbedded } from "../kit/search/backfilled.ts";
import { fuzzText } from "../kit/search/fuzz-text.ts";
import { type SearchProduct, startSearchProduct } from "../kit/search/search-product.ts";

const SEED = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000);
const QUERIES = 500;
const LANES = 4;

/** Each consult's words are in no article and in no other consult. */
const CONSULTS = [
  {
    owner: "ana",
    vet: "vera",
    said: "Azafrán bermellón: la gata Ofelia vomita desde el martes",
    note: "Jaspemala. Sospecha de pancreatitis felina",
  },
  {
    owner: "bea",
    vet: "victor",
    said: "Lapislázuli obsidian: my horse Tornado is rolling",
    note: "Cerulean. Spasmodic colic, flunixin given",
  },
  {
    owner: "ana",
    vet: "victor",
    said: "Ocre turmalina: el conejo Pelusa no come",
    note: "Zafiro. Estasis digestiva, dieta con heno",
  },
] as const;
type Person = "ana" | "bea" | "vera" | "victor" | "stranger";
const NAMES: readonly Person[] = ["ana", "bea", "vera", "victor", "stranger"];

let product: SearchProduct;
const people = new Map<Person | null, { id: string; token: string }>();
/** Whose words a session's messages are, and who may read them. */
const sessions = new Map<string, (typeof CONSULTS)[number]>();

beforeAll(async () => {
  product = await startSearchProduct({ modelDir: "/nowhere" });
  const { pool } = product;
  for (const name of NAMES) people.set(name, await product.signUp(`${name}@fuzz.callavet.test`));
  // The first call of each makes the profile.
  for (const name of NAMES) await search(name, { q: "hola" });
  const idOf = (name: Person) => people.get(name)?.id;
  for (const vet of ["vera", "victor"] as const) {
    await pool.query("insert into user_roles (user_id, role) values ($1, 'vet')", [idOf(vet)]);
    await pool.query("insert into vets (id, display_name, licence, country, approved) values ($1, 'Vet', 'L', 'ES', true)", [
      idOf(vet),
    ]);
  }
  for (const consult of CONSULTS) {
    const [owner, vet] = [idOf(consult.owner), idOf(consult.vet)];
    const { rows } = await pool.query<{ id: string }>(
      `insert into chat_sessions (owner_id, vet_id, type, status, language) values ($1, $2, 'chat', 'completed', 'es') returning id`,
      [owner, vet],
    );
    const id = rows[0]?.id ?? "";
    sessions.set(id, consult);
    await pool.query(
      "insert into chat_messages (session_id, seq, client_id, sender_id, sender_role, body) values ($1, 1, gen_random_uuid(), $2, 'owner', $3)",
      [id, owner, consult.said],
    );
    await pool.query("insert into session_notes (session_id, author_id, body) values ($1, $2, $3)", [id, vet, consult.note]);
  }
  await importArticle(pool, {
    slug: "horse-colic",
    language: "es",
    title: "Cólico",
    body: "El caballo se revuelca. Llame al veterinario.",
  });
  await untilEmbedded(pool);
});
afterAll(() => product?.close());

async function search(who: Person | null, query: Record<string, string>): Promise<{ status: number; text: string }> {
  const token = people.get(who)?.token;
  const answer = await fetch(`${product.url}/search?${new URLSearchParams(query)}`, {
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Words that stand in one consult alone, folded; in the lexicon they would be told as corrections to anybody. */
const SECRETS = [
  "azafran",
  "bermellon",
  "ofelia",
  "jaspemala",
  "lapislazuli",
  "obsidian",
  "tornado",
  "cerulean",
  "turmalina",
  "pelusa",
  "zafiro",
];
const fold = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function leaksIn(who: Person | null, query: Record<string, string>, text: string): string[] {
  const page = JSON.parse(text) as SearchPage;
  const leaks: string[] = [];
  let mine = "";
  for (const { kind, sessionId } of page.items) {
    if (kind === "article") continue;
    const consult = sessions.get(sessionId ?? "");
    if (!consult || (consult.vet !== who && (kind === "note" || consult.owner !== who))) leaks.push(`${kind} of ${sessionId}`);
    else mine += fold(consult.said + consult.note);
  }
  // Nor by another way: a correction, a passage, a name. What was typed may be told back.
  const typed = fold(query["q"] ?? "");
  const told = fold(text);
  for (const secret of SECRETS)
    if (told.includes(secret) && !mine.includes(secret) && !typed.includes(secret)) leaks.push(`the word ${secret}`);
  const most = CONSULTS.reduce((sum, { owner, vet }) => sum + (vet === who ? 2 : owner === who ? 1 : 0), 0);
  if ((page.totals.records?.total ?? 0) > most) leaks.push(`a count of ${page.totals.records?.total}`);
  return leaks;
}

describe("what another person wrote", () => {
  it("is made of words that nothing public says", () => {
    const lexicon = readFileSync(join(import.meta.dirname, "../../shared/src/node/search/lexicon.txt"), "utf8");
    const words = new Set(fold(lexicon).split(/[^a-z]+/u));
    expect(SECRETS.filter((secret) => words.has(secret))).toEqual([]);
  });

  it(`is in no answer over HTTP, whatever is asked: ${QUERIES} queries (seed ${SEED})`, async () => {
    const secrets = CONSULTS.flatMap(({ said, note }) => [said, note]);
    const leaks: string[] = [];
    const strange: string[] = [];
    let records = 0;
    const lane = async (number: number): Promise<void> => {
      const chance = dice(SEED + number);
      for (let n = 0; n < QUERIES / LANES; n++) {
        const who = chance.pick([...NAMES, null]);
        const query: Record<string, string> = {
          q: fuzzText(chance, secrets),
          explain: "true",
          limit: String(1 + chance.below(50)),
          ...(chance.below(3) && who && { scope: "records" }),
          ...(!chance.below(5) && { species: chance.pick(["dog", "cat", "horse"]) }),
          ...(!chance.below(5) && { language: chance.pick(["es", "en"]) }),
        };
        const { status, text } = await search(who, query);
        const said = `${who}: ${JSON.stringify(query).slice(0, 200)}`;
        if (status !== 200) strange.push(`${status} ${said}`);
        else {
          leaks.push(...leaksIn(who, query, text).map((leak) => `${leak} for ${said}`));
          if (text.includes('"sessionId":"')) records++;
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    expect({ leaks, strange }, `FUZZ_SEED=${SEED}`).toEqual({ leaks: [], strange: [] });
    // People found their own on the way.
    expect(records).toBeGreaterThan(QUERIES / 10);
  }, 300_000);

  it("would have been seen: an answer that is handed to somebody else", async () => {
    const query = { q: "azafrán", scope: "records" };
    const { text } = await search("ana", query);
    expect(leaksIn("ana", query, text)).toEqual([]);
    expect(leaksIn("bea", query, text).length).toBeGreaterThan(1);
    expect(
      leaksIn("ana", { q: "x" }, JSON.stringify({ items: [], totals: {}, corrections: [{ from: "x", to: "tornado" }] })),
    ).toEqual(["the word tornado"]);
  });
});
