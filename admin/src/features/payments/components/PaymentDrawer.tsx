import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "../../../ui/AppLink.tsx";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import type { Opened } from "../../../lib/list-search.ts";
import { CopyId } from "../../../ui/CopyId.tsx";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { Found } from "../../../ui/Found.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import place from "../../../ui/place.module.css";
import { usePayment, type AdminPayment } from "../api.ts";
import { DisputeLines } from "./DisputeLines.tsx";
import { PaymentStatus } from "./PaymentStatus.tsx";
import { RefundForm } from "./RefundForm.tsx";
import { RefundLines } from "./RefundLines.tsx";
import { whatOf } from "./what.ts";

export function PaymentDrawer({ id, row, onClose }: Opened<AdminPayment>) {
  const { t } = useTranslation();
  const query = usePayment(id, row);
  const payment = query.data?.items[0];
  return (
    <DetailDrawer
      opened={Boolean(id)}
      onClose={onClose}
      title={payment ? formatMoney(payment.amount, payment.currency) : t("payments.title")}
      subtitle={payment?.email}
    >
      <Found query={query} gone={<Notice title={t("payments.goneTitle")} text={t("payments.goneText")} />}>
        {(found) => <PaymentDetails key={found.id} payment={found} />}
      </Found>
    </DetailDrawer>
  );
}

function PaymentDetails({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  const money = (amount: number) => formatMoney(amount, payment.currency);
  return (
    <>
      <DrawerSection>
        <Facts
          items={[
            [t("list.status"), <PaymentStatus key="s" payment={payment} />],
            [t("payments.what"), whatOf(payment, t)],
            [t("payments.created"), formatMoment(payment.createdAt)],
            [t("payments.failure"), payment.failureCode],
            [t("payments.refunded"), payment.refundedAmount > 0 ? money(payment.refundedAmount) : null],
            [t("payments.intent"), <CopyId key="i" value={payment.stripePaymentIntentId} />],
            [
              t("payments.receipt"),
              payment.receiptUrl && (
                <Anchor key="r" href={payment.receiptUrl} target="_blank" rel="noreferrer">
                  {t("payments.openReceipt")}
                </Anchor>
              ),
            ],
          ]}
        />
      </DrawerSection>
      {payment.disputes.length > 0 && (
        <DrawerSection title={t("payments.disputes")}>
          <DisputeLines payment={payment} />
        </DrawerSection>
      )}
      <DrawerSection title={t("payments.refunds")}>
        <RefundLines payment={payment} />
        <RefundPlace payment={payment} />
      </DrawerSection>
      <AppLink to="/ui/owners/$ownerId" params={{ ownerId: payment.userId }}>
        {t("subscriptions.owned")}
      </AppLink>
    </>
  );
}

/** The way to a refund, or why there is none. */
function RefundPlace({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  if (open)
    return (
      <RefundForm
        payment={payment}
        onEnd={(amount) => {
          setOpen(false);
          setSent(amount);
        }}
      />
    );
  const none = payment.status !== "succeeded" ? "notPaid" : payment.disputed ? "disputed" : "none";
  return (
    <div className={place.form}>
      {sent !== null && <Done testId="refund-done">{t("refund.done", { amount: formatMoney(sent, payment.currency) })}</Done>}
      {payment.refundable > 0 ? (
        <div className={place.actions}>
          <Button variant={sent === null ? "filled" : "default"} onClick={() => setOpen(true)} data-testid="refund-start">
            {t("refund.start")}
          </Button>
        </div>
      ) : (
        sent === null && <p className={place.none}>{t(`refund.${none}`)}</p>
      )}
    </div>
  );
}
