import { useTranslation } from "react-i18next";
import { AppLink } from "../../../ui/AppLink.tsx";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import place from "../../../ui/place.module.css";
import type { AdminPayment } from "../../payments/api.ts";
import { PaymentStatus } from "../../payments/components/PaymentStatus.tsx";
import { whatOf } from "../../payments/components/what.ts";

/** Payments, each the way to its refunds. */
export function Paid({ payments, onFollow }: { payments: AdminPayment[]; onFollow?: () => void }) {
  const { t } = useTranslation();
  if (payments.length === 0) return <p className={place.none}>{t("ownerMoney.noPayments")}</p>;
  return (
    <ul className={place.lines}>
      {payments.map((payment) => (
        <li key={payment.id} data-testid="owner-payment">
          <AppLink to="/ui/payments" search={{ open: payment.id }} onClick={onFollow}>
            {formatMoney(payment.amount, payment.currency)}
          </AppLink>
          <PaymentStatus payment={payment} />
          <span className={place.more}>
            {whatOf(payment, t)}, {formatMoment(payment.createdAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
