import { describe, expect, it } from "vitest";
import { type Caller, testDatabase } from "../kit.ts";
import { activeChat, admin, claim as claimCase, pet, say, vet, waitingChat } from "../scenery.ts";
import { article } from "./articles.ts";
import { along, claim, embedAll } from "./vectors.ts";

const { scene } = testDatabase();
const parts = (db: Caller, kind = "article") =>
  db.rows<{ id: string; part: number; title: string; body: string; embedded: boolean }>(
    `select id, part, title, body, embedded_as <> '' as embedded from search_documents where kind = $1 order by source_seq, part`,
    [kind],
  );
const BODY = "## Signos\nSuda y se revuelca.\n\nEscarba el suelo.\n\n## Qué hacer\n- **Llame** al veterinario.\n- Camine.";

describe("what is found of an article", () => {
  it(
    "is the whole, and its paragraphs under their headings, without Markdown's marks",
    scene(async ({ db, service }) => {
      await article(service, { slug: "colico", title: "Cólico", body: BODY });
      expect((await parts(db)).map(({ part, title, body }) => [part, title, body])).toEqual([
        [0, "Cólico", "Signos\nSuda y se revuelca.\n\nEscarba el suelo.\n\nQué hacer\nLlame al veterinario.\nCamine."],
        [1, "Cólico", "Signos. Suda y se revuelca."],
        [2, "Cólico", "Signos. Escarba el suelo."],
        [3, "Cólico", "Qué hacer. Llame al veterinario.\nCamine."],
      ]);
    }),
  );

  it(
    "changes only where the text did: what stayed keeps its vector",
    scene(async ({ db, service }) => {
      expect(await article(service, { slug: "colico", body: BODY })).toBe("created");
      await embedAll(service, () => ({ vector: along({ 1: 1 }) }));
      const before = await parts(db);
      expect(await article(service, { slug: "colico", body: BODY })).toBe("unchanged");
      expect(await parts(db)).toEqual(before);
      expect(await article(service, { slug: "colico", body: BODY.replace("Escarba", "Patea") })).toBe("updated");
      const after = await parts(db);
      expect(after.map(({ embedded }) => embedded)).toEqual([false, true, false, true]);
      expect([after[1]?.id, after[3]?.id]).toEqual([before[1]?.id, before[3]?.id]);
    }),
  );

  it(
    "goes when it is unpublished, and comes back",
    scene(async ({ db, service }) => {
      await article(service, { slug: "colico", body: BODY });
      await article(service, { slug: "colico", body: BODY, published: false });
      expect(await parts(db)).toEqual([]);
      await article(service, { slug: "colico", body: BODY });
      expect(await parts(db)).toHaveLength(4);
    }),
  );

  it(
    "is cut by sentences where it is one paragraph, and not at all where it is one sentence",
    scene(async ({ db, service }) => {
      await article(service, { slug: "one", body: "Una sola frase." });
      expect(await parts(db)).toHaveLength(1);
      const sentence = "Una frase que es lo bastante larga como para que no se junte con la que viene detrás de ella.";
      await article(service, { slug: "one", body: `${sentence} ${sentence} Corta. Y otra.` });
      expect((await parts(db)).map(({ body }) => body).slice(1)).toEqual([sentence, sentence, "Corta. Y otra."]);
    }),
  );

  it(
    "refuses what is no article, and anybody but the service",
    scene(async (stage) => {
      const call = "select fn_import_article($1, $2, 'T', '', 'B', $3, '{}', 'routine', '{}', null)";
      expect((await stage.service.refusal(call, ["Bad Slug", "es", []])).code).toBe("23514");
      expect((await stage.service.refusal(call, ["a", "fr", []])).code).toBe("23514");
      expect((await stage.service.refusal(call, ["a", "es", ["dragon"]])).code).toBe("23514");
      expect((await stage.as(await admin(stage.db)).refusal(call, ["a", "es", []])).code).toBe("42501");
    }),
  );
});

describe("what is found of a consult", () => {
  it(
    "is each message, and follows the case to its vet and its animal",
    scene(async (stage) => {
      const { db } = stage;
      const chat = await waitingChat(stage);
      await say(stage.as(chat.owner), chat.session, "Mi gata no come");
      expect(await parts(db, "message")).toEqual([]);
      await claim(stage.service);
      const of = () => db.row("select owner_id, vet_id, pet_id, species, body, tsv from search_documents where kind = 'message'");
      expect(await of()).toEqual({
        owner_id: chat.owner,
        vet_id: null,
        pet_id: null,
        species: [],
        body: "Mi gata no come",
        tsv: null,
      });
      const doctor = await vet(db);
      await claimCase(stage.as(doctor), chat.session);
      const luna = await pet(db, chat.owner);
      await stage.as(chat.owner).row("select * from fn_attach_pet($1, $2)", [chat.session, luna]);
      expect(await of()).toMatchObject({ vet_id: doctor, pet_id: luna, species: ["dog"] });
      await db.rows("update chat_messages set body = 'Mi gata ya come' where session_id = $1", [chat.session]);
      await claim(stage.service);
      expect(await of()).toMatchObject({ body: "Mi gata ya come", vet_id: doctor });
      await db.rows("delete from chat_sessions where id = $1", [chat.session]);
      expect(await parts(db, "message")).toEqual([]);
    }),
  );

  it(
    "wakes the worker where its queue is there, and once for many",
    scene(async (stage) => {
      const { db } = stage;
      const chat = await activeChat(stage);
      await db.rows("create schema if not exists graphile_worker");
      await db.rows("create table graphile_worker.jobs (key text, locked_at timestamptz, run_at timestamptz)");
      await db.rows(`create function graphile_worker.add_job(identifier text, payload json, job_key text, run_at timestamptz) returns void
        language sql as $$ insert into graphile_worker.jobs (key, run_at) values (job_key, run_at) $$`);
      await say(stage.as(chat.owner), chat.session);
      await say(stage.as(chat.vet), chat.session);
      expect(await db.rows("select key, run_at > now() as later from graphile_worker.jobs")).toEqual([
        { key: "embed-documents", later: true },
      ]);
      await db.rows("update graphile_worker.jobs set locked_at = now()");
      await say(stage.as(chat.owner), chat.session);
      expect(await db.rows("select from graphile_worker.jobs")).toHaveLength(2);
    }),
  );
});
