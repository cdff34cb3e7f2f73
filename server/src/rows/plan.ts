import type { Plan } from "@callavet/shared/contract/pricing.ts";

/** A plan's own columns, whoever reads it. */
export interface PlanColumns {
  id: string;
  code: string;
  name_es: string;
  name_en: string;
  description_es: string;
  description_en: string;
  included_chats: number;
  included_videos: number;
  trial_days: number;
}

export function toPlanFacts(row: PlanColumns): Omit<Plan, "prices"> {
  return {
    id: row.id,
    code: row.code,
    name: { es: row.name_es, en: row.name_en },
    description: { es: row.description_es, en: row.description_en },
    includedChats: row.included_chats,
    includedVideos: row.included_videos,
    trialDays: row.trial_days,
  };
}
