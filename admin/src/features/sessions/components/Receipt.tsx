import type { Receipt as ReceiptData } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay } from "../../../lib/format.ts";
import { Facts } from "../../../ui/Facts.tsx";

/** Which bucket paid, in words. */
export function Receipt({ receipt }: { receipt: ReceiptData }) {
  const { t } = useTranslation();
  if (receipt.paidBy === "nothing") return <p>{t("sessions.notCharged")}</p>;
  return (
    <Facts
      items={[
        [t("sessions.paidBy"), t(`paidBy.${receipt.paidBy}`)],
        [t("subscriptions.plan"), receipt.planName ? receipt.planName[currentLanguage()] : receipt.planCode],
        [t("list.type"), t("sessions.unitsOf", { units: receipt.units, type: t(`consultType.${receipt.type}`).toLowerCase() })],
        [t("subscriptions.end"), receipt.periodEnd ? formatDay(receipt.periodEnd) : null],
        [t("subscriptions.period"), receipt.remaining === null ? null : t("sessions.remaining", { count: receipt.remaining })],
      ]}
    />
  );
}
