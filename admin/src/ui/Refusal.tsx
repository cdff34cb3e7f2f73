import { detailsOf, reasonOf } from "@callavet/shared/browser/api.ts";
import { WarningCircle } from "@phosphor-icons/react/dist/csr/WarningCircle";
import { useTranslation } from "react-i18next";
import { formatMoney } from "../lib/format.ts";
import classes from "./Said.module.css";

const known = [
  "refund_not_possible",
  "payment_not_found",
  "provider_unavailable",
  "input_invalid",
  "forbidden",
  "not_found",
] as const;

/** What was tried was refused: why, in the place where it was tried. */
export function Refusal({ error, currency }: { error: unknown; currency?: string | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const reason = reasonOf(error);
  const own = known.find((one) => one === reason);
  const { refundable } = detailsOf(error);
  const left = typeof refundable === "number" && currency ? formatMoney(refundable, currency) : null;
  return (
    <p className={`${classes.said} ${classes.refused}`} role="alert">
      <WarningCircle size={22} aria-hidden />
      <span>
        <strong>{t("refusal.title")}.</strong>{" "}
        {own ? t(`refusal.${own}`) : reason ? t("refusal.other", { reason }) : t("refusal.network")}
        {left && ` ${t("refusal.refundable", { amount: left })}`}
      </span>
    </p>
  );
}
