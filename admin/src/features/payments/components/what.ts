import { currentLanguage, type i18n } from "../../../i18n/index.ts";
import type { AdminPayment } from "../api.ts";

/** What was paid for, by its name where it has one. */
export function whatOf({ what, kind }: AdminPayment, t: typeof i18n.t): string {
  return what ? what[currentLanguage()] : t(`payments.kind.${kind}`);
}
