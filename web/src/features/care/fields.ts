import { careContent, type CareContent } from "@callavet/shared/contract/care.ts";
import { parseJson, perTab } from "../../lib/storage.ts";

/** What is edited: lists are one item a line. */
export interface CareFields {
  summary: string;
  plan: string;
  warnings: string;
  followUp: string;
}

export const emptyContent: CareContent = { summary: "", plan: [], warnings: [], followUp: "" };

export const toFields = ({ summary, plan, warnings, followUp }: CareContent): CareFields => ({
  summary,
  plan: plan.join("\n"),
  warnings: warnings.join("\n"),
  followUp,
});

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]\s+/u, "").trim())
    .filter(Boolean);

/** What the server is told, or which field does not fit. */
export function toContent(fields: CareFields): { content: CareContent } | { wrong: keyof CareFields } {
  const parsed = careContent.safeParse({ ...fields, plan: linesOf(fields.plan), warnings: linesOf(fields.warnings) });
  if (parsed.success) return { content: parsed.data };
  return { wrong: (parsed.error.issues[0]?.path[0] ?? "summary") as keyof CareFields };
}

const keyOf = (sessionId: string): string => `callavet.care.${sessionId}`;

/** Half-done edits of this tab: a reload loses none of them. */
export function readEdits(sessionId: string): CareFields | null {
  const value = parseJson(perTab.read(keyOf(sessionId)));
  if (typeof value !== "object" || value === null) return null;
  const { summary, plan, warnings, followUp } = value as Partial<Record<keyof CareFields, unknown>>;
  const all = [summary, plan, warnings, followUp];
  return all.every((one) => typeof one === "string") ? (value as CareFields) : null;
}

export const keepEdits = (sessionId: string, fields: CareFields | null): void =>
  perTab.write(keyOf(sessionId), fields && JSON.stringify(fields));
