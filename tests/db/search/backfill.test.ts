import { describe, expect, it } from "vitest";
import { type Caller, type Stage, testDatabase } from "../kit.ts";
import { activeChat, admin, say } from "../scenery.ts";
import { article } from "./articles.ts";
import { along, claim, embedAll, MODEL, store } from "./vectors.ts";

const { scene } = testDatabase();
const NEXT = { model: "test", version: "2" };
const vector = along({ 1: 1 });
const bodies = (rows: { body: string }[]) => rows.map((row) => row.body);
const progress = (service: Caller) => service.rows("select * from fn_search_progress()");
const three = async ({ service }: Stage) => {
  for (const slug of ["a", "b", "c"]) await article(service, { slug, title: slug, body: slug.repeat(4) });
};
/** As if every lease had ended. */
const later = (db: Caller) =>
  db.rows("update search_vectors set claimed_until = now() - interval '1 second' where vector is null");

describe("claims", () => {
  it(
    "go to one caller each until the lease ends, and then again",
    scene(async (stage) => {
      await three(stage);
      // What was just written comes first.
      const first = await claim(stage.service, 2);
      expect(bodies(first)).toEqual(["bbbb", "cccc"]);
      expect(bodies(await claim(stage.service))).toEqual(["aaaa"]);
      expect(await claim(stage.service)).toEqual([]);
      await later(stage.db);
      expect(bodies(await claim(stage.service))).toEqual(["aaaa", "bbbb", "cccc"]);
    }),
  );

  it(
    "are given back as if never made, all or some",
    scene(async (stage) => {
      await three(stage);
      const claimed = await claim(stage.service);
      const release = "select fn_release_search_claims('test', '1', $1) as n";
      expect(await stage.service.row(release, [[claimed[1]?.document_id]])).toEqual({ n: 1 });
      expect(bodies(await claim(stage.service))).toEqual(["bbbb"]);
      expect(await stage.service.row(release, [null])).toEqual({ n: 3 });
      expect(await claim(stage.service)).toHaveLength(3);
      expect(await stage.db.rows("select distinct attempts from search_vectors")).toEqual([{ attempts: 1 }]);
    }),
  );

  it(
    "leave what fails for later and later, after what nobody tried, and give it up after eight times",
    scene(async (stage) => {
      await three(stage);
      for (let attempt = 1; attempt <= 8; attempt++) {
        const [bad] = await claim(stage.service, 1);
        expect(bad?.body, `attempt ${attempt}`).toBe("cccc");
        await stage.service.rows("select fn_fail_search_vectors('test', '1', $1, 'no')", [[bad?.document_id]]);
        const [row] = await stage.db.rows<{ wait: number; attempts: number; last_error: string }>(
          "select attempts, last_error, extract(epoch from claimed_until - now())::int as wait from search_vectors where last_error is not null",
        );
        expect(row).toEqual({ attempts: attempt, last_error: "no", wait: 5 * 2 ** attempt });
        if (attempt === 1) await store(stage.service, await claim(stage.service), () => ({ vector }));
        await later(stage.db);
      }
      expect(await claim(stage.service)).toEqual([]);
      expect(await progress(stage.service)).toMatchObject([{ documents: 3, embedded: 2, failed: 0, given_up: 1, claimed: 0 }]);
      // Edited, it is another text, and tried anew.
      await article(stage.service, { slug: "c", body: "otra" });
      expect(bodies(await claim(stage.service))).toEqual(["otra"]);
    }),
  );
});

describe("storing", () => {
  it(
    "keeps vector, words and concepts, and leaves out what was edited meanwhile",
    scene(async (stage) => {
      await three(stage);
      const claimed = await claim(stage.service);
      await article(stage.service, { slug: "b", title: "b", body: "cambiado" });
      expect(await store(stage.service, claimed, () => ({ vector, concepts: ["colic", "colic", "horse", "not one; no"] }))).toBe(
        2,
      );
      expect(
        await stage.db.rows("select body, embedded_as, concepts, tsv @@ $1::tsquery as found from search_documents order by id", [
          "'c:colic' & 'c:horse'",
        ]),
      ).toEqual([
        { body: "aaaa", embedded_as: "test 1", concepts: ["colic", "colic", "horse", "not one; no"], found: true },
        { body: "cccc", embedded_as: "test 1", concepts: ["colic", "colic", "horse", "not one; no"], found: true },
        { body: "cambiado", embedded_as: "", concepts: [], found: false },
      ]);
      expect(await progress(stage.service)).toMatchObject([{ documents: 3, embedded: 2, failed: 0, claimed: 0 }]);
      expect(bodies(await claim(stage.service))).toEqual(["cambiado"]);
    }),
  );

  it(
    "takes a message's words apart",
    scene(async (stage) => {
      const chat = await activeChat(stage, { care: false });
      await say(stage.as(chat.owner), chat.session, "Se revuelca");
      await embedAll(stage.service, () => ({ vector }));
      expect(await stage.db.row("select tsv @@ 'revuelc' as found from search_documents")).toEqual({ found: true });
    }),
  );

  it(
    "refuses a vector of another length",
    scene(async (stage) => {
      await three(stage);
      const claimed = await claim(stage.service);
      await expect(store(stage.service, claimed, () => ({ vector: "[1,2,3]" }))).rejects.toThrow(/1536/);
    }),
  );
});

describe("another model", () => {
  it(
    "embeds everything anew beside the old one, which goes once the new one has all",
    scene(async (stage) => {
      await three(stage);
      await embedAll(stage.service, () => ({ vector }));
      const drop = `select fn_drop_other_search_vectors('test', '2', 10) as gone`;
      await store(stage.service, await claim(stage.service, 2, NEXT), () => ({ vector }), NEXT);
      expect(await stage.service.row(drop)).toEqual({ gone: 0 });
      expect((await progress(stage.service)).map(({ version, embedded }) => [version, embedded])).toEqual([
        ["1", 3],
        ["2", 2],
      ]);
      await embedAll(stage.service, () => ({ vector }), NEXT);
      expect(await stage.service.row(drop)).toEqual({ gone: 3 });
      expect(await stage.service.row(drop)).toEqual({ gone: 0 });
      expect((await progress(stage.service)).map(({ version }) => version)).toEqual(["2"]);
      expect(await claim(stage.service)).toHaveLength(3);
    }),
  );

  it(
    "that both are wanted by two workers ends: none embeds twice",
    scene(async (stage) => {
      await three(stage);
      await embedAll(stage.service, () => ({ vector }));
      await embedAll(stage.service, () => ({ vector }), NEXT);
      expect(await claim(stage.service)).toEqual([]);
      expect(await claim(stage.service, 64, NEXT)).toEqual([]);
    }),
  );
});

describe("the vocabulary", () => {
  it(
    "has the words of published articles, and never of what people wrote",
    scene(async (stage) => {
      const chat = await activeChat(stage, { care: false });
      await say(stage.as(chat.owner), chat.session, "Secreto");
      await article(stage.service, { slug: "a", title: "Riñón", body: "El riñón y la **vejiga** (38 °C)." });
      await article(stage.service, { slug: "b", title: "Vejiga", body: "Vejiga. x1" });
      await article(stage.service, { slug: "c", title: "Oculto", body: "Oculto.", published: false });
      const words = async () => {
        await stage.service.rows("select fn_refresh_search_words()");
        return stage.anon.rows(`select word, documents from search_words order by word collate "C"`);
      };
      expect(await words()).toEqual([
        { word: "riñon", documents: 1 },
        { word: "vejiga", documents: 2 },
      ]);
      await article(stage.service, { slug: "b", body: "Hígado" });
      expect(await words()).toMatchObject([
        { word: "higado" },
        { word: "riñon" },
        { word: "titulo" },
        { word: "vejiga", documents: 1 },
      ]);
    }),
  );
});

it(
  "all of it is the service's alone",
  scene(async (stage) => {
    const operator = stage.as(await admin(stage.db));
    for (const call of [
      `fn_claim_search_documents('${MODEL.model}', '1', 1)`,
      "fn_store_search_vectors('m', '1', '{}', '{}', '{}', '[]')",
      "fn_search_progress()",
      "fn_refresh_search_words()",
      "fn_analyze_search()",
    ]) {
      expect((await operator.refusal(`select * from ${call}`)).code, call).toBe("42501");
      await stage.service.rows(`select * from ${call}`);
    }
  }),
);
