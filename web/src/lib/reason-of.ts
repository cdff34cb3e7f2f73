import type { Reason } from "@callavet/shared/contract/reasons.ts";

export interface Refusal {
  /** `offline`: there was no answer at all. */
  reason: Reason | "offline";
  /** It may pass by itself: nobody refused, something was away. */
  transient: boolean;
  details: Record<string, unknown>;
}

const passing = new Set<string>(["provider_unavailable", "internal", "rate_limited"]);

/**
 * Why a call failed, whatever was thrown. An error without a reason never reached the server. The closed set is the
 * contract's type; reading it at run time would bring the whole schema library into the page for one list of words.
 */
export function reasonOf(error: unknown): Refusal {
  const data = (error as { data?: { reason?: unknown; details?: unknown } | null } | null)?.data;
  if (typeof data?.reason !== "string") return { reason: "offline", transient: true, details: {} };
  const details = typeof data.details === "object" && data.details !== null ? (data.details as Record<string, unknown>) : {};
  return { reason: data.reason as Reason, transient: passing.has(data.reason), details };
}
