import { conceptsOf } from "@callavet/shared/node/search/concepts.ts";
import { joinBlocks } from "@callavet/shared/node/search/local-model.ts";
import { toHalfvec } from "@callavet/shared/node/search/vector-text.ts";
import { newId, type Stage } from "../../kit.ts";
import { admin, person, pet, vet } from "../../scenery.ts";
import { article } from "../articles.ts";
import { embedAll } from "../vectors.ts";

/** Something that somebody wrote, and whose it is. */
export interface Written {
  kind: "message" | "note";
  session: string;
  seq: number;
  body: string;
  owner: string;
  vet: string;
  pet: string | null;
}

export interface FuzzWorld {
  viewers: Record<string, string>;
  written: Written[];
  /** What this viewer may read, by a rule of the test's own: the policies are not asked. */
  mayRead(viewer: string, one: Written): boolean;
  /** What a document is made of, by its id, and by its kind, session and number. */
  documents: ReadonlyMap<number | string, Written>;
}

const ABOUT = [
  "Toxoplasmosis en gata gestante, fiebre y vómitos. Código azafrán",
  "El caballo con cólico se revuelca y suda. Código bermellón",
  "My dog ate chocolate and is shaking. Code cerulean",
  "Absceso de casco drenado, vendaje seco. Código lapislázuli",
  "Otitis por hongos, gotas cada doce horas. Código malaquita",
  "The rabbit stopped eating, gut stasis. Code obsidian",
];

export const vectorOf = (text: string): string => toHalfvec(joinBlocks(text, null));

/**
 * Three owners, one of them a vet too; three vets, of whom one has no case and one is not approved; an operator; and a
 * stranger. Each owner has finished consults with several vets, and some of their animals wait for another one.
 */
export async function fuzzWorld(stage: Stage): Promise<FuzzWorld> {
  const { db, service } = stage;
  const [ana, bea, cleo] = [await vet(db), await person(db, "Bea"), await person(db, "Cleo")];
  const [vera, victor, idle] = [await vet(db), await vet(db), await vet(db)];
  const unapproved = await vet(db, { approved: false });
  const viewers: Record<string, string> = {
    ana,
    bea,
    cleo,
    vera,
    victor,
    idle,
    unapproved,
    admin: await admin(db),
    stranger: newId(),
  };
  const approved = new Set([ana, vera, victor, idle]);
  const written: Written[] = [];
  const waiting = new Set<string | null>();
  const cases = [ana, bea, cleo].flatMap((owner) =>
    [vera, victor, owner === bea ? ana : vera].map((doctor) => ({ owner, vet: doctor })),
  );
  for (const [n, one] of cases.entries()) {
    const animal = await pet(db, one.owner);
    written.push(...(await consult(stage, { ...one, pet: animal, body: ABOUT[n % ABOUT.length] ?? "" })));
    if (n % 3 !== 1) continue;
    await db.rows(
      "insert into chat_sessions (owner_id, pet_id, type, status, queued_at) values ($1, $2, 'chat', 'waiting', now())",
      [one.owner, animal],
    );
    waiting.add(animal);
  }
  await article(service, { slug: "colico", title: "Cólico", body: "El caballo se revuelca." });
  await article(service, { slug: "secreto", title: "Borrador amatista", body: "Amatista.", published: false });
  await embedAll(service, ({ title, body }) => {
    const text = `${title}. ${body}`;
    return { vector: vectorOf(text), concepts: [...conceptsOf(text).keys()] };
  });
  const rows = await db.rows<{ id: string; session_id: string; kind: string; source_seq: number }>(
    "select id, session_id, kind, source_seq from search_documents where kind <> 'article'",
  );
  const named = new Map(written.map((one) => [`${one.kind} ${one.session} ${one.seq}`, one]));
  const documents = new Map<number | string, Written>(named);
  for (const row of rows) {
    const one = named.get(`${row.kind} ${row.session_id} ${row.source_seq}`);
    if (!one) throw new Error(`nobody wrote document ${row.id}`);
    documents.set(Number(row.id), one);
  }
  return {
    viewers,
    written,
    documents,
    mayRead(viewer, { kind, owner, vet: doctor, pet: animal }) {
      if (viewer === viewers["admin"]) return true;
      if (kind === "message") return viewer === owner || viewer === doctor;
      if (viewer === owner) return false;
      const treats = written.some((other) => other.pet === animal && other.vet === viewer);
      return viewer === doctor || (approved.has(viewer) && (waiting.has(animal) || treats));
    },
  };
}

async function consult(
  { db }: Stage,
  { owner, vet: doctor, pet: animal, body }: Pick<Written, "owner" | "vet" | "body"> & { pet: string },
): Promise<Written[]> {
  const { id: session } = await db.row<{ id: string }>(
    `insert into chat_sessions (owner_id, vet_id, pet_id, type, status, queued_at, claimed_at)
     values ($1, $2, $3, 'chat', 'completed', now(), now()) returning id`,
    [owner, doctor, animal],
  );
  const common = { session, owner, vet: doctor, pet: animal };
  const said: Written[] = [
    { ...common, kind: "message", seq: 1, body: `${body} pregunta ${session.slice(0, 8)}` },
    { ...common, kind: "message", seq: 2, body: `Respuesta: ${body}` },
    {
      ...common,
      kind: "note",
      seq: 0,
      body: `${body}\n\n${"Exploración y tratamiento. ".repeat(20)}\n\nNota ${session.slice(0, 8)}`,
    },
  ];
  for (const { kind, seq, body: text } of said)
    if (kind === "note")
      await db.rows("insert into session_notes (session_id, author_id, body) values ($1, $2, $3)", [session, doctor, text]);
    else
      await db.rows(
        `insert into chat_messages (session_id, seq, client_id, sender_id, sender_role, body) values ($1, $2, gen_random_uuid(), $3, $4, $5)`,
        [session, seq, seq === 1 ? owner : doctor, seq === 1 ? "owner" : "vet", text],
      );
  return said;
}
