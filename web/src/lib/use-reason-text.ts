import { useTranslation } from "react-i18next";
import { reasonOf } from "./reason-of.ts";

/** The words for any error that a call threw. */
export function useReasonText(error: unknown): string {
  const { t } = useTranslation("app");
  const { reason } = reasonOf(error);
  return t(`reasons.${reason}`, { defaultValue: t("reasons.internal") });
}
