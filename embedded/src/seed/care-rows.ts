import { randomUUID } from "node:crypto";
import { inputSha256, type Material } from "@callavet/shared/node/ai/drafter.ts";
import { extract, extractiveDrafter } from "@callavet/shared/node/ai/extractive-drafter.ts";
import type { ConsultRows } from "./consult-rows.ts";
import type { Consult } from "./consult.ts";

const DRAFTED_AFTER_MS = 20_000;
const DECIDED_AFTER_MS = 6 * 60_000;

/** The draft of a consult, made as the worker makes it, and the plan that its vet approved; none where none is wanted. */
export function careRows(
  { care, language, text, talk }: Consult,
  { session }: ConsultRows,
): Record<"drafts" | "plans", object[]> {
  if (!care) return { drafts: [], plans: [] };
  const ended = Date.parse(String(session["ended_at"]));
  const after = (milliseconds: number) => new Date(ended + milliseconds).toISOString();
  const material: Material = {
    language,
    text,
    redFlags: [],
    ownerName: "",
    petName: "",
    vetName: "",
    animal: {},
    messages: talk.map(([who, body]) => ({ from: who === "o" ? "owner" : "vet", body })),
    notes: [],
  };
  const decided = care === "draft" ? null : { by: session["vet_id"], at: after(DECIDED_AFTER_MS) };
  const draft = {
    id: randomUUID(),
    session_id: session["id"],
    version: 1,
    language,
    status: decided ? "approved" : "draft",
    content: extract(material),
    model: extractiveDrafter.model,
    prompt_version: extractiveDrafter.promptVersion,
    input_sha256: inputSha256(material),
    requested_at: session["ended_at"],
    drafted_at: after(DRAFTED_AFTER_MS),
    decided_by: decided?.by ?? null,
    decided_at: decided?.at ?? null,
  };
  if (!decided) return { drafts: [draft], plans: [] };
  const plan = {
    id: randomUUID(),
    session_id: session["id"],
    version: 1,
    draft_id: draft.id,
    language,
    content: care,
    approved_by: decided.by,
    approved_at: decided.at,
  };
  return { drafts: [draft], plans: [plan] };
}
