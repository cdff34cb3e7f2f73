import type { i18n } from "../../../i18n/index.ts";
import type { AdminRefundRequest } from "../api.ts";

/** What it is that somebody wants their money back for. */
export function aboutOf({ sessionId, type }: AdminRefundRequest, t: typeof i18n.t): string {
  return t(sessionId ? "requests.consult" : "requests.purchase", { type: t(`consultType.${type}`).toLowerCase() });
}
