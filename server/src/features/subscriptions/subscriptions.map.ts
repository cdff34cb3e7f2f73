import type { Usage } from "@callavet/shared/contract/entitlements.ts";
import { isoOrNull } from "../../rows/times.ts";
import type { UsageRow } from "./subscriptions.queries.ts";

export function toUsage(row: UsageRow): Usage {
  return {
    planCode: row.plan_code,
    subscriptionId: row.subscription_id,
    status: row.status,
    periodStart: isoOrNull(row.period_start),
    periodEnd: isoOrNull(row.period_end),
    frozen: row.frozen,
    chat: {
      included: row.chat_included,
      reserved: row.chat_reserved,
      consumed: row.chat_consumed,
      remaining: row.chat_remaining,
      credits: row.chat_credits,
      overage: row.chat_overage,
    },
    video: {
      included: row.video_included,
      reserved: row.video_reserved,
      consumed: row.video_consumed,
      remaining: row.video_remaining,
      credits: row.video_credits,
      overage: row.video_overage,
    },
  };
}
