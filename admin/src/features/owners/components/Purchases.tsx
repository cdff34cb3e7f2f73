import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import { Line, Lines } from "../../../ui/Lines.tsx";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { OwnerMoney } from "../api.ts";
import { refundedPart } from "./refunded-part.ts";

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
  return (
    <Lines
      items={purchases}
      none={t("ownerMoney.noPurchases")}
      renderLine={(purchase) => (
        <Line
          key={purchase.id}
          testId="owner-purchase"
          title={purchase.name[currentLanguage()]}
          state={
            purchase.frozen ? (
              <Status tone="danger">{t("ownerMoney.frozen")}</Status>
            ) : (
              <Status tone={tones[purchase.status]}>{t(`ownerMoney.purchaseStatus.${purchase.status}`)}</Status>
            )
          }
          more={[
            t(purchase.type === "chat" ? "pricing.chats" : "pricing.videos", { count: purchase.units }),
            formatMoney(purchase.amount, purchase.currency),
            refundedPart(purchase, t),
            formatMoment(purchase.paidAt ?? purchase.createdAt),
          ]}
        />
      )}
    />
  );
}
