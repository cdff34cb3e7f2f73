import type { Plan } from "@callavet/shared/contract/pricing.ts";
import type { PlanRow } from "./pricing.queries.ts";

export function toPlan(row: PlanRow): Plan {
  return {
    id: row.id,
    code: row.code,
    name: { es: row.name_es, en: row.name_en },
    description: { es: row.description_es, en: row.description_en },
    includedChats: row.included_chats,
    includedVideos: row.included_videos,
    prices: row.prices,
  };
}
