import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import place from "../../../ui/place.module.css";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { OwnerMoney } from "../api.ts";

type Purchase = OwnerMoney["purchases"][number];
const tones: Record<Purchase["status"], Tone> = {
  creating: "quiet",
  checkout_created: "attention",
  processing: "now",
  paid: "good",
  failed: "danger",
  expired: "quiet",
};

export function Purchases({ purchases }: { purchases: Purchase[] }) {
  const { t } = useTranslation();
  if (purchases.length === 0) return <p className={place.none}>{t("ownerMoney.noPurchases")}</p>;
  return (
    <ul className={place.lines}>
      {purchases.map((purchase) => (
        <li key={purchase.id} data-testid="owner-purchase">
          <strong>{purchase.name[currentLanguage()]}</strong>
          {purchase.frozen ? (
            <Status tone="danger">{t("ownerMoney.frozen")}</Status>
          ) : (
            <Status tone={tones[purchase.status]}>{t(`ownerMoney.purchaseStatus.${purchase.status}`)}</Status>
          )}
          <span className={place.more}>
            {[
              t(purchase.type === "chat" ? "pricing.chats" : "pricing.videos", { count: purchase.units }),
              formatMoney(purchase.amount, purchase.currency),
              purchase.refundedAmount > 0 &&
                t("ownerMoney.refundedPart", { amount: formatMoney(purchase.refundedAmount, purchase.currency) }),
              formatMoment(purchase.paidAt ?? purchase.createdAt),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
