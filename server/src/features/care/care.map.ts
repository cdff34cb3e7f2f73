import { type Care, careContent, careDraft, carePlan } from "@callavet/shared/contract/care.ts";
import { iso, isoOrNull } from "../../rows/times.ts";
import type { CareRow } from "./care.queries.ts";

const { language } = carePlan.shape;

export function toCare(sessionId: string, { draft, plans }: CareRow): Care {
  const status = draft && careDraft.shape.status.parse(draft.status);
  return {
    sessionId,
    state: plans.length > 0 ? "approved" : (status ?? "none"),
    draft:
      draft && status
        ? {
            id: draft.id,
            version: draft.version,
            language: language.parse(draft.language),
            status,
            content: draft.content === null ? null : careContent.parse(draft.content),
            model: draft.model,
            draftedAt: isoOrNull(draft.drafted_at),
          }
        : null,
    plans: plans.map((plan) => ({
      id: plan.id,
      version: plan.version,
      language: language.parse(plan.language),
      content: careContent.parse(plan.content),
      note: plan.note,
      approvedAt: iso(plan.approved_at),
    })),
  };
}
