import { describe, expect, it } from "vitest";
import { type Stage, testDatabase } from "../kit.ts";
import { activeChat, admin, claim as claimCase, end, pet, say, start, subscriber, vet } from "../scenery.ts";
import { article } from "./articles.ts";
import { pages, searchRecords, type Query } from "./queries.ts";
import { along, claim, embedAll } from "./vectors.ts";

const { scene } = testDatabase();
const vector = along({ 1: 1 });
const WRITE = "select * from fn_write_note($1, $2)";

/**
 * Two consults of two owners with two vets; each has messages of both and a note, all with the words "zafiro" and the
 * person's own. Ana's is of Luna, who has a second consult with a third vet.
 */
async function consults(stage: Stage) {
  const [ana, bea] = [await activeChat(stage, { care: false }), await activeChat(stage, { care: false })];
  const luna = await pet(stage.db, ana.owner, "Luna");
  await stage.as(ana.owner).row("select * from fn_attach_pet($1, $2)", [ana.session, luna]);
  for (const [name, chat] of [
    ["ana", ana],
    ["bea", bea],
  ] as const) {
    await say(stage.as(chat.owner), chat.session, `Zafiro ${name} pregunta`);
    await say(stage.as(chat.vet), chat.session, `Zafiro ${name} respuesta`);
    await stage.as(chat.vet).row(WRITE, [chat.session, `Zafiro ${name} nota`]);
  }
  await article(stage.service, { slug: "zafiro", title: "Zafiro", body: "Zafiro de todos" });
  return { ana, bea, luna };
}
const unmarked = (snippet: string): string => snippet.replaceAll("\u0001", "").replaceAll("\u0002", "");
const found = async (stage: Stage, who: string, query: Query = { words: ["zafiro"], vector, limit: 50 }) =>
  (await searchRecords(stage.as(who), query)).map((hit) => unmarked(hit.snippet)).toSorted();
const ANA = ["Zafiro ana pregunta", "Zafiro ana respuesta"];
const BEA = ["Zafiro bea pregunta", "Zafiro bea respuesta"];

describe("fn_search_records", () => {
  it(
    "finds what one may read: owners the messages, vets of the case the notes too, the operator all",
    scene(async (stage) => {
      const { ana, bea } = await consults(stage);
      const everybody = {
        [ana.owner]: ANA,
        [ana.vet]: ["Zafiro ana nota", ...ANA],
        [bea.owner]: BEA,
        [bea.vet]: ["Zafiro bea nota", ...BEA],
      };
      const check = async () => {
        for (const [who, texts] of Object.entries(everybody)) expect(await found(stage, who)).toEqual(texts);
        expect(await found(stage, await subscriber(stage))).toEqual([]);
        expect(await found(stage, await vet(stage.db))).toEqual([]);
        expect(await found(stage, await vet(stage.db, { approved: false }))).toEqual([]);
      };
      // Made documents of, but without words and vectors yet: found all the same; and with them.
      await claim(stage.service);
      await check();
      await stage.service.rows("select fn_release_search_claims('test', '1')");
      await stage.db.rows("update search_vectors set claimed_until = now() - interval '1 second'");
      await embedAll(stage.service, () => ({ vector }));
      await check();
      expect(await found(stage, await admin(stage.db))).toHaveLength(6);
    }),
  );

  it(
    "finds old notes of an animal that one treats now, not what was said, and no longer when the case is over for others",
    scene(async (stage) => {
      const { ana, luna } = await consults(stage);
      await embedAll(stage.service, () => ({ vector }));
      await end(stage.as(ana.vet), ana.session);
      const third = await vet(stage.db);
      expect(await found(stage, third)).toEqual([]);
      const again = await start(stage.as(ana.owner), { pet: luna });
      expect(again.status).toBe("waiting");
      expect(await found(stage, third)).toEqual(["Zafiro ana nota"]);
      await claimCase(stage.as(ana.vet), again.id);
      expect(await found(stage, third)).toEqual([]);
      expect(await found(stage, ana.owner)).toEqual(ANA);
    }),
  );

  it(
    "never finds the notes about one's own animal, vet or not",
    scene(async (stage) => {
      const { ana } = await consults(stage);
      await embedAll(stage.service, () => ({ vector }));
      await stage.db.rows("insert into user_roles (user_id, role) values ($1, 'vet')", [ana.owner]);
      await stage.db.rows("insert into vets (id, display_name, licence, country, approved) values ($1, 'A', 'L', 'ES', true)", [
        ana.owner,
      ]);
      expect(await found(stage, ana.owner)).toEqual(ANA);
    }),
  );

  it(
    "gives the same by the index as by comparing each row",
    scene(async (stage) => {
      const { ana, bea } = await consults(stage);
      await embedAll(stage.service, ({ body }) => ({
        vector: along({ 1: 1, 2: body.includes("nota") ? 1 : 0 }),
        concepts: ["colic"],
      }));
      const query = JSON.stringify({ words: ["zafiro", "nota"], concepts: ["colic"] });
      const by = async (who: string, ids: string) =>
        stage.as(who).rows(
          `select document_id, lexical_rank, semantic_rank, score from app.hybrid_search(false, $1, $2::halfvec, 'test', '1', ${ids}, null, null, null, null)
           order by document_id`,
          [query, along({ 2: 1 })],
        );
      for (const who of [ana.owner, ana.vet, bea.owner, bea.vet]) {
        const each = await by(who, "app.my_records(3000, null, null, null, null)");
        expect(each.length).toBeGreaterThan(1);
        const ids = (rows: { document_id?: unknown }[]) => rows.map((row) => row.document_id);
        expect(ids(await by(who, "null"))).toEqual(ids(each));
      }
    }),
  );

  it(
    "filters and pages as articles do; a message's id is its place",
    scene(async (stage) => {
      const { ana } = await consults(stage);
      for (let n = 0; n < 12; n++) await say(stage.as(ana.owner), ana.session, "Zafiro igual");
      await embedAll(stage.service, () => ({ vector }));
      const by = stage.as(ana.vet);
      const all = await searchRecords(by, { words: ["zafiro"], vector, limit: 50 });
      expect(all).toHaveLength(15);
      expect(all.map((hit) => hit.id)).toContain(`${ana.session}:1`);
      expect((await pages(searchRecords, by, { words: ["zafiro"], vector }, 4)).map((hit) => hit.id)).toEqual(
        all.map((hit) => hit.id),
      );
      expect(await searchRecords(by, { words: ["zafiro"], species: "cat" })).toEqual([]);
      expect(await searchRecords(by, { words: ["zafiro"], species: "dog" })).toHaveLength(15);
      expect(await searchRecords(by, { words: ["zafiro"], language: "en" })).toEqual([]);
      expect(await searchRecords(by, { words: ["zafiro"], from: "2100-01-01" })).toEqual([]);
    }),
  );
});

describe("the rows behind it", () => {
  it(
    "are closed to others by themselves, whatever function is called",
    scene(async (stage) => {
      const { ana, bea } = await consults(stage);
      await embedAll(stage.service, () => ({ vector, concepts: ["colic"] }));
      const kinds = (who: string) =>
        stage
          .as(who)
          .rows("select kind, count(*)::int as n from search_documents where kind <> 'article' group by kind order by kind");
      expect(await kinds(ana.owner)).toEqual([{ kind: "message", n: 2 }]);
      expect(await kinds(ana.vet)).toEqual([
        { kind: "message", n: 2 },
        { kind: "note", n: 1 },
      ]);
      expect(await stage.as(ana.owner).rows("select from session_notes")).toEqual([]);
      expect(await stage.as(ana.owner).rows("select from search_vectors where kind <> 'article'")).toHaveLength(2);
      const { id } = await stage.db.row<{ id: string }>(
        "select id from search_documents where owner_id = $1 and kind = 'message' limit 1",
        [bea.owner],
      );
      const query = JSON.stringify({ words: ["zafiro"], concepts: ["colic"] });
      for (const who of [ana.owner, ana.vet]) {
        expect(
          await stage.as(who).rows("select * from app.search_hits(false, $1, $2, null, null, null, null)", [query, [id]]),
        ).toEqual([]);
        const hits = await stage
          .as(who)
          .rows("select distinct document_id from app.record_hits($1, null, null, null, null)", [query]);
        expect(hits).toHaveLength(who === ana.owner ? 2 : 3);
        expect(
          await stage
            .as(who)
            .rows("select * from app.semantic_branch(false, $1::halfvec, 'test', '1', $2, null, null, null, null)", [
              vector,
              [id],
            ]),
        ).toEqual([]);
      }
    }),
  );
});
