import type pg from "pg";
import { type Stage, stageOn } from "../../db/kit.ts";
import { claim, end, plan, converge, person, pet, say, start, vet } from "../../db/scenery.ts";
import { until } from "./wait.ts";

export interface DraftRow {
  status: string;
  content: { summary: string; plan: string[]; warnings: string[]; followUp: string } | null;
  model: string | null;
  prompt_version: string | null;
  input_sha256: string | null;
  failure: string | null;
}

export interface Talk {
  text?: string;
  language?: "es" | "en";
  owner?: string;
  pet?: string;
  /** "v: …" and "o: …" in order. */
  said: string[];
  note?: string;
}

/** A consult that was held and ended with care, committed; its draft is queued. */
export async function heldConsult(pool: pg.Pool, talk: Talk): Promise<{ session: string; owner: string; vet: string }> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const held = await hold(stageOn(client), talk);
    await client.query("commit");
    return held;
  } finally {
    client.release();
  }
}

async function hold(
  stage: Stage,
  { text = "", language = "es", owner: name = "Ana María Núñez", pet: animal = "Luna", said, note }: Talk,
) {
  const owner = await person(stage.db, name);
  await converge(stage.service, { user: owner, plan: await plan(stage.db, 5, 0) });
  const luna = await pet(stage.db, owner, animal);
  const { id: session } = await start(stage.as(owner), { pet: luna, text });
  await stage.db.rows("update chat_sessions set language = $2 where id = $1", [session, language]);
  const doctor = await vet(stage.db);
  await claim(stage.as(doctor), session);
  for (const line of said) await say(stage.as(line.startsWith("v:") ? doctor : owner), session, line.slice(2).trim());
  if (note) await stage.as(doctor).row("select id from fn_write_note($1, $2)", [session, note]);
  await end(stage.as(doctor), session);
  return { session, owner, vet: doctor };
}

/** The consult's draft once it is no longer being made. */
export const draftOf = (pool: pg.Pool, session: string): Promise<DraftRow> =>
  until("the draft", async () => {
    const { rows } = await pool.query<DraftRow>("select * from care_drafts where session_id = $1", [session]);
    return rows[0] && rows[0].status !== "drafting" ? rows[0] : null;
  });
