import { useTranslation } from "react-i18next";
import { AppLink } from "../../../ui/AppLink.tsx";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import { Line, Lines } from "../../../ui/Lines.tsx";
import type { AdminPayment } from "../../payments/api.ts";
import { PaymentStatus } from "../../payments/components/PaymentStatus.tsx";
import { whatOf } from "../../payments/components/what.ts";

/** Payments, each the way to its refunds. */
export function Paid({ payments, onFollow }: { payments: AdminPayment[]; onFollow?: () => void }) {
  const { t } = useTranslation();
  return (
    <Lines
      items={payments}
      none={t("ownerMoney.noPayments")}
      renderLine={(payment) => (
        <Line
          key={payment.id}
          testId="owner-payment"
          title={
            <AppLink to="/ui/payments" search={{ open: payment.id }} onClick={onFollow}>
              {formatMoney(payment.amount, payment.currency)}
            </AppLink>
          }
          state={<PaymentStatus payment={payment} />}
          more={[whatOf(payment, t), formatMoment(payment.createdAt)]}
        />
      )}
    />
  );
}
