import { analyseQuery } from "@callavet/shared/node/search/analyse-query.ts";
import { conceptsOf } from "@callavet/shared/node/search/concepts.ts";
import { createVocabulary } from "@callavet/shared/node/search/spelling.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { dice, type Dice } from "../../kit/dice.ts";
import { fuzzText } from "../../kit/search/fuzz-text.ts";
import { prepare } from "../crowd.ts";
import { onPglite, type Stage, testDatabase } from "../kit.ts";
import { askAll, type Asked, type Way, ways } from "./fuzz/ways.ts";
import { type FuzzWorld, fuzzWorld, vectorOf, type Written } from "./fuzz/world.ts";

const { scene, pool } = testDatabase();
/** The embedded database is one slow process; its policies are the same. */
const QUERIES = onPglite ? 500 : 10_000;
/** Connections at once. */
const LANES = onPglite ? 1 : 4;
const AT_ONCE = onPglite ? 5 : 25;
/** The product's own way most of the time; then the doors behind it. */
const OFTEN: readonly Way[] = ["search", "search", "search", "search", ...ways];
const SEED = Number(process.env["FUZZ_SEED"] ?? (onPglite ? 7 : Date.now() % 1_000_000));

interface Found {
  /** What somebody came by who may not read it, and how; and counts that are higher than what they may read. */
  leaks: string[];
  /** How many times anything at all was found. */
  answered: number;
  /** What each viewer came by. */
  read: Map<string, Set<Written>>;
}

/** Asks so many questions, or until the first leak. */
async function fuzz(by: Stage["as"], world: FuzzWorld, queries: number, seed: number, { leak = false } = {}): Promise<Found> {
  const chance = dice(seed);
  const words = createVocabulary([]);
  const names = Object.keys(world.viewers);
  const found: Found = { leaks: [], answered: 0, read: new Map(names.map((name) => [name, new Set()])) };
  for (let at = 0; at < queries; at += AT_ONCE) {
    if (leak && found.leaks.length > 0) break;
    const name = names[(at / AT_ONCE) % names.length] ?? "";
    const viewer = world.viewers[name] ?? "";
    const way = chance.pick(leak ? ways : OFTEN);
    const may = (one: Written) => world.mayRead(viewer, one);
    const others = world.written.filter((one) => !may(one));
    const secrets = (others.length > 0 && chance.below(3) > 0 ? others : world.written).map(({ body }) => body);
    // A long note is there by its passages too, each of which is a row of its own.
    const byRow = way === "nearest" || way === "tables";
    const most = byRow ? world.documents.size - world.written.length : world.written.length - others.length;
    const asked = Array.from({ length: AT_ONCE }, () => question(chance, secrets, words, world));
    for (const came of await askAll(by(viewer), way, asked)) {
      const said = `${name}, ${way}: ${JSON.stringify(asked[came.n - 1]?.query).slice(0, 200)}`;
      if (came.most > most) found.leaks.push(`counted ${came.most}: ${said}`);
      if (came.documents.length > 0) found.answered++;
      for (const id of came.documents) {
        const one = world.documents.get(id);
        if (one && may(one)) found.read.get(name)?.add(one);
        else found.leaks.push(`${one ? `${one.kind} ${one.session}` : id}: ${said}`);
      }
    }
  }
  return found;
}

const DAY = 86_400_000;

function question(chance: Dice, secrets: string[], words: ReturnType<typeof createVocabulary>, world: FuzzWorld): Asked {
  const { below, pick } = chance;
  // jsonb takes neither a NUL nor half a surrogate; the server has thrown them away by then.
  const text = fuzzText(chance, secrets).replaceAll("\0", "").toWellFormed();
  // The product's own reading of it is the dearest part of a question.
  const spelt = below(4) === 0 && analyseQuery(text.slice(0, 600), words).query;
  const raw = { words: text.split(" ").slice(0, 20), corrected: [pick(secrets).slice(0, 40)] };
  const concepts = [...conceptsOf(pick(secrets)).keys(), pick(["no'such", "Bad Id", "*", ""])];
  const nearby = pick([text.slice(0, 600), pick(secrets)]);
  const day = (): string | null => (below(6) ? null : new Date(Date.now() + (below(3) - 1) * DAY).toISOString());
  const prey = pick(world.written);
  return {
    query: { ...(spelt || { ...raw, concepts }), semantic: below(5) / 4, floor: pick([-1, 0, 0.1, 0.2]) },
    vector: below(5) ? vectorOf(nearby) : null,
    species: pick([null, null, null, "dog", "cat"]),
    language: pick([null, null, null, "es", "en"]),
    from: day(),
    to: day(),
    after: below(4) ? null : { score: pick([1, 0.5, 1e9]), id: `${prey.session}:${prey.seq}` },
    limit: pick([-1, 1, 10, 50, 100_000]),
    ids: below(2) ? [...world.documents.keys()].filter((id) => typeof id === "number") : null,
  };
}

let world: FuzzWorld;
beforeAll(async () => {
  world = await prepare(pool(), fuzzWorld);
});

describe("what another person wrote", () => {
  it(`is never found, by any of ${QUERIES} queries made of its own words and of anything else (seed ${SEED})`, async () => {
    const found: Found[] = [];
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      scene(async (stage) => void found.push(await fuzz(stage.as, world, QUERIES / LANES, SEED + lane)))(),
    );
    await Promise.all(lanes);
    expect(
      found.flatMap(({ leaks }) => leaks),
      `FUZZ_SEED=${SEED}`,
    ).toEqual([]);
    // It was not silence that hid it: many queries found something, and everybody found all of their own.
    expect(found.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(QUERIES / 10);
    const sizes = Object.entries(world.viewers).map(([name, viewer]) => {
      const read = new Set(found.flatMap((lane) => [...(lane.read.get(name) ?? [])]));
      expect(read.size, name).toBe(world.written.filter((one) => world.mayRead(viewer, one)).length);
      return read.size;
    });
    expect(sizes).toEqual(expect.arrayContaining([0, world.written.length]));
  }, 300_000);

  const owners = "kind = 'article' or (select app.is_admin())";
  const patient = "kind = 'note' and (vet_id = (select auth.uid()) or pet_id in (select app.patients()))";
  const said = "kind = 'message' and (owner_id = (select auth.uid()) or vet_id = (select auth.uid()))";
  it.each<[mistake: string, statements: (functions: (name: string) => Promise<string>) => Promise<string[]>]>([
    ["a policy that is open", () => Promise.resolve([policy("true")])],
    [
      "a policy that forgets the animal's owner, who may be a vet",
      () => Promise.resolve([policy(`${owners} or (${said}) or (${patient})`)]),
    ],
    ["a definer that asks for no reader", async (source) => [replaced(await source("app.record_hits"), "(v_all or", "(true or")]],
    [
      "a list of one's own that is everybody's, over an open policy",
      async (source) => [
        policy("true"),
        replaced(await source("app.my_records"), "d.owner_id = v_user)", "d.owner_id is not null)"),
      ],
    ],
  ])(
    "would have been found, had there been %s",
    (_mistake, statements) =>
      scene(async (stage) => {
        const source = async (name: string) =>
          (
            await stage.db.row<{ made: string }>(
              "select pg_get_functiondef(oid) as made from pg_proc where oid::regproc::text = $1",
              [name],
            )
          ).made;
        for (const statement of await statements(source)) await stage.db.rows(statement);
        expect((await fuzz(stage.as, world, 10_000, SEED, { leak: true })).leaks).not.toEqual([]);
      })(),
    120_000,
  );
});

const policy = (using: string): string => `alter policy source_reader_reads on search_documents using (${using})`;

function replaced(source: string, part: string, by: string): string {
  if (!source.includes(part)) throw new Error(`not said in it any more: ${part}`);
  return source.replace(part, by);
}
