import { describe, expect, it } from "vitest";
import { type Stage, testDatabase } from "../kit.ts";
import { person } from "../scenery.ts";
import { article } from "./articles.ts";
import { pages, searchArticles } from "./queries.ts";
import { along, embedAll } from "./vectors.ts";

const { scene } = testDatabase();
const slugs = (hits: { slug: string }[]) => hits.map((hit) => hit.slug);

/** Meaning by axis: 1 horses, 2 bellies, 3 vaccines, 4 ears. */
const AXES: [RegExp, number][] = [
  [/caball|equin|horse/i, 1],
  [/cólico|colic|barriga|abdom/i, 2],
  [/vacun|vaccin/i, 3],
  [/oíd|oreja|ear\b/i, 4],
];
const CONCEPTS = ["", "horse", "colic", "vaccine", "ear"];
const meaning = ({ title, body }: { title: string; body: string }) => {
  const axes = AXES.filter(([pattern]) => pattern.test(`${title} ${body}`)).map(([, axis]) => axis);
  return {
    vector: along({ 9: 0.2, ...Object.fromEntries(axes.map((axis) => [axis, 1])) }),
    concepts: axes.map((axis) => CONCEPTS[axis] ?? ""),
  };
};

async function library({ service }: Stage) {
  await article(service, {
    slug: "colico",
    title: "Cólico equino",
    body: "El caballo se revuelca y mira su barriga.",
    species: ["horse"],
  });
  await article(service, {
    slug: "colic",
    language: "en",
    title: "Colic in horses",
    body: "The horse rolls.",
    species: ["horse"],
  });
  await article(service, { slug: "vacunas", title: "Vacunas del cachorro", body: "A las ocho semanas.", species: ["dog"] });
  await article(service, { slug: "oidos", title: "Oídos", body: "Sacude la cabeza. El caballo también puede.", species: [] });
  await article(service, { slug: "oculto", title: "Cólico equino secreto", body: "El caballo.", published: false });
  await embedAll(service, meaning);
}

describe("fn_search_articles", () => {
  it(
    "finds by words alone where there is no vector, for everybody, and marks them",
    scene(async (stage) => {
      await library(stage);
      const hits = await searchArticles(stage.anon, { words: ["colico", "caballos"] });
      // "colic" is the stem of either language's word.
      expect(slugs(hits)).toEqual(["colico", "colic", "oidos"]);
      expect(hits[0]).toMatchObject({
        matched_words: ["colico", "caballos"],
        lexical_rank: 1,
        semantic_rank: null,
        lexical_total: 3,
        semantic_total: 0,
        total: 3,
        score: 1,
        snippet: "El \u0001caballo\u0002 se revuelca y mira su barriga.",
      });
      expect(slugs(await searchArticles(stage.as(await person(stage.db)), { words: ["colico", "caballos"] }))).toEqual(
        slugs(hits),
      );
    }),
  );

  it(
    "finds by concepts across languages, and by meaning without a word in common",
    scene(async (stage) => {
      await library(stage);
      expect(slugs(await searchArticles(stage.anon, { concepts: ["colic", { id: "horse", weight: 0.5 }] })).slice(0, 2)).toEqual([
        "colic",
        "colico",
      ]);
      const hits = await searchArticles(stage.anon, { words: ["xyzzy"], vector: along({ 3: 1 }), floor: 0.5 });
      expect(slugs(hits)).toEqual(["vacunas"]);
      expect(hits[0]).toMatchObject({ lexical_rank: null, semantic_rank: 1, lexical_total: 0, semantic_total: 1 });
    }),
  );

  it(
    "puts first what both branches want, by the weight that is given",
    scene(async (stage) => {
      await library(stage);
      const query = { words: ["oidos"], vector: along({ 1: 1, 2: 1 }) };
      expect(slugs(await searchArticles(stage.anon, { ...query, semantic: 0.1 }))[0]).toBe("oidos");
      expect(["colico", "colic"]).toContain(slugs(await searchArticles(stage.anon, { ...query, semantic: 0.9 }))[0]);
      const both = await searchArticles(stage.anon, { words: ["colico"], vector: along({ 1: 1, 2: 1 }) });
      expect(both[0]).toMatchObject({ slug: "colico", lexical_rank: 1, semantic_rank: 1, score: 1 });
    }),
  );

  it(
    "finds the misspelt by its correction, which stands beside it",
    scene(async (stage) => {
      await library(stage);
      expect(slugs(await searchArticles(stage.anon, { words: ["cabalo"] }))).toEqual([]);
      const hits = await searchArticles(stage.anon, { words: ["cabalo"], corrected: ["caballo"] });
      expect(hits[0]?.matched_words).toEqual(["caballo"]);
      const unsure = await searchArticles(stage.anon, { words: ["cabalo"], corrected: [{ word: "caballo", weight: 0.5 }] });
      expect(unsure[0]?.matched_words).toEqual(["caballo"]);
      expect(unsure[0]?.lexical_score).toBeCloseTo(Number(hits[0]?.lexical_score) / 2, 5);
    }),
  );

  it(
    "filters by animal, language and time; an article of no animal is of all",
    scene(async (stage) => {
      await library(stage);
      const query = { words: ["caballo", "horse", "semanas"], vector: along({ 9: 1 }) };
      const of = async (filter: object) => slugs(await searchArticles(stage.anon, { ...query, ...filter })).toSorted();
      expect(await of({})).toEqual(["colic", "colico", "oidos", "vacunas"]);
      expect(await of({ species: "horse" })).toEqual(["colic", "colico", "oidos"]);
      expect(await of({ species: "cat" })).toEqual(["oidos"]);
      expect(await of({ language: "en" })).toEqual(["colic"]);
      expect(await of({ from: "2100-01-01" })).toEqual([]);
      expect(await of({ to: "2100-01-01" })).toHaveLength(4);
    }),
  );

  it(
    "pages by score and id: every hit once, also among equals",
    scene(async (stage) => {
      for (let n = 0; n < 25; n++)
        await article(stage.service, { slug: `a${n}`, body: n < 20 ? "Igual." : "Igual igual igual." });
      await embedAll(stage.service, () => ({ vector: along({ 1: 1 }) }));
      const query = { words: ["igual"], vector: along({ 1: 1, 2: 1 }) };
      const all = await searchArticles(stage.anon, { ...query, limit: 50 });
      expect(all).toHaveLength(25);
      for (const limit of [1, 7, 24, 25]) {
        const paged = await pages(searchArticles, stage.anon, query, limit);
        expect(slugs(paged)).toEqual(slugs(all));
      }
    }),
  );

  it(
    "says the same totals on each page, and the pages add up to them, with both branches",
    scene(async (stage) => {
      for (let n = 0; n < 30; n++)
        await article(stage.service, { slug: `b${n}`, body: n % 3 ? `Tos número ${n}.` : `Otra cosa ${n}.` });
      // Words find two of three, meaning the even ones: some by both, some by either alone, some by none.
      await embedAll(stage.service, ({ body }) => ({ vector: along({ [Number(/\d+/.exec(body)?.[0]) % 2]: 1 }) }));
      const query = { words: ["tos"], vector: along({ 0: 1 }), floor: 0.5 };
      const paged = await pages(searchArticles, stage.anon, query, 4);
      expect(new Set(slugs(paged)).size).toBe(paged.length);
      const totals = paged.map(({ lexical_total, semantic_total, total }) => [lexical_total, semantic_total, total].join(" "));
      expect(new Set(totals)).toEqual(new Set(["20 15 25"]));
      expect(paged).toHaveLength(25);
      expect(paged.filter(({ lexical_rank: rank }) => rank !== null)).toHaveLength(20);
      expect(paged.map(({ score }) => score)).toEqual(paged.map(({ score }) => score).toSorted((a, b) => b - a));
    }),
  );

  it(
    "answers nothing to nothing, and never fails on what people type",
    scene(async (stage) => {
      await library(stage);
      for (const words of [
        [],
        [""],
        ["a"],
        ["🐴"],
        ["'; drop table pets; --"],
        ["حصان"],
        ["x".repeat(10_000)],
        ["%"],
        ["\\"],
        ["c:vaccine"],
        ["!", "&", "|", "<->", ":*"],
      ])
        expect(await searchArticles(stage.anon, { words, concepts: ["no'such", "Bad Id"] }), String(words).slice(0, 20)).toEqual(
          [],
        );
      expect(await searchArticles(stage.anon, {})).toEqual([]);
      expect((await searchArticles(stage.anon, { words: Array.from({ length: 500 }, () => "caballo") })).length).toBe(2);
      expect(
        (await stage.anon.refusal("select * from fn_search_records('{}', null, 'm', '1', null, null, null, null, null, null, 1)"))
          .code,
      ).toBe("42501");
    }),
  );

  it(
    "compares vectors of one model and version alone",
    scene(async (stage) => {
      await article(stage.service, { slug: "a" });
      await embedAll(stage.service, () => ({ vector: along({ 1: 1 }) }), { model: "other", version: "1" });
      expect(await searchArticles(stage.anon, { vector: along({ 1: 1 }) })).toEqual([]);
      await embedAll(stage.service, () => ({ vector: along({ 1: 1 }) }));
      expect(await searchArticles(stage.anon, { vector: along({ 1: 1 }) })).toHaveLength(1);
    }),
  );
});
