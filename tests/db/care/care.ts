import type { Caller, Row, Stage } from "../kit.ts";
import { activeChat, end } from "../scenery.ts";

export const CONTENT = {
  summary: "Luna vomitó dos veces. Sin signos de deshidratación.",
  plan: ["Ayuno de 12 horas, con agua.", "Dieta blanda durante tres días."],
  warnings: ["Si vomita sangre, acuda a urgencias."],
  followUp: "Control en 48 horas.",
};
export const EDITED = { ...CONTENT, plan: ["Ayuno de 8 horas, con agua."] };
export const SHA = "a".repeat(64);

export interface Draft extends Row {
  id: string | null;
  status: string;
  version: number;
  content: typeof CONTENT | null;
  model: string | null;
  failure: string | null;
}
export interface Plan extends Row {
  id: string;
  version: number;
  draft_id: string | null;
  content: typeof CONTENT;
  note: string | null;
  approved_by: string;
}

/** A consult that its vet answered and ended: a draft is wanted. */
export async function careGiven(stage: Stage) {
  const chat = await activeChat(stage);
  await end(stage.as(chat.vet), chat.session);
  return chat;
}

export const store = (service: Caller, session: string, content: unknown = CONTENT) =>
  service.row<Draft>("select * from fn_store_draft($1, $2, 'extractive-1', 'extractive', $3)", [
    session,
    JSON.stringify(content),
    SHA,
  ]);

/** The same with its draft made. */
export async function drafted(stage: Stage) {
  const chat = await careGiven(stage);
  const { id } = await store(stage.service, chat.session);
  if (!id) throw new Error("no draft was wanted");
  return { ...chat, draft: id };
}

export const decideCall = (draft: string, decision: string, content?: unknown): [string, unknown[]] => [
  "select * from fn_decide_draft($1, $2, $3)",
  [draft, decision, content === undefined ? null : JSON.stringify(content)],
];
export const decide = (by: Caller, draft: string, decision: string, content?: unknown) =>
  by.row<Draft>(...decideCall(draft, decision, content));

export const writeCall = (session: string, content: unknown, note: string | null = null): [string, unknown[]] => [
  "select * from fn_write_care_plan($1, $2, $3)",
  [session, JSON.stringify(content), note],
];
export const write = (by: Caller, session: string, content: unknown, note: string | null = null) =>
  by.row<Plan>(...writeCall(session, content, note));

export const drafts = (by: Caller) => by.rows<Draft>("select * from care_drafts order by version");
export const plans = (by: Caller) => by.rows<Plan>("select * from care_plans order by version");
