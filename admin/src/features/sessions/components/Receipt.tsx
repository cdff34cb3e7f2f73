import type { Receipt as ReceiptData } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay } from "../../../lib/format.ts";
import { Facts } from "../../../ui/Facts.tsx";

/** Which bucket paid, in words. */
export function Receipt({ receipt }: { receipt: ReceiptData }) {
  const { t } = useTranslation();
  const unitsOf = (count: number) => t(receipt.type === "chat" ? "pricing.chats" : "pricing.videos", { count });
  if (receipt.paidBy === "nothing") return <p>{t("sessions.notCharged")}</p>;
  return (
    <Facts
      items={[
        [t("sessions.paidBy"), t(`paidBy.${receipt.paidBy}`)],
        [t("subscriptions.plan"), receipt.planName ? receipt.planName[currentLanguage()] : receipt.planCode],
        [t("sessions.units"), unitsOf(receipt.units)],
        [t("subscriptions.end"), receipt.periodEnd ? formatDay(receipt.periodEnd) : null],
        [t("sessions.left"), receipt.remaining === null ? null : unitsOf(receipt.remaining)],
      ]}
    />
  );
}
