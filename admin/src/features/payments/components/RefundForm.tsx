import { Button, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { parseAmount } from "../../../lib/amount.ts";
import { formatMoney } from "../../../lib/format.ts";
import { Answers } from "../../../ui/Answers.tsx";
import place from "../../../ui/place.module.css";
import { Refusal } from "../../../ui/Refusal.tsx";
import { refundReasons, useRefund, type AdminPayment, type RefundReason } from "../api.ts";

interface RefundFormProps {
  payment: AdminPayment;
  /** With the amount that is on its way; null when nothing was done. */
  onEnd: (amount: number | null) => void;
}

/** How much and why, then once more in plain words, in the same place. One form is one wish, however often it is sent. */
export function RefundForm({ payment, onEnd }: RefundFormProps) {
  const { t } = useTranslation();
  const [requestId] = useState(() => crypto.randomUUID());
  const [whole, setWhole] = useState(true);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const [reason, setReason] = useState<RefundReason>("requested_by_customer");
  const [asking, setAsking] = useState(false);
  const refund = useRefund();
  const { currency, refundable } = payment;
  const amount = whole ? refundable : parseAmount(typed, currency);
  const fits = amount !== null && amount > 0 && amount <= refundable;
  const money = (value: number) => formatMoney(value, currency);

  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    setWrong(!fits);
    setAsking(fits);
  };
  const send = () =>
    refund.mutate(
      { paymentId: payment.id, amount: amount ?? undefined, reason, requestId },
      { onSuccess: ({ refund: made }) => onEnd(made.amount) },
    );

  if (asking && amount !== null)
    return (
      <div className={place.form} data-testid="refund-sure">
        <div>
          <p className={place.sure}>{t("refund.sure", { amount: money(amount), email: payment.email })}</p>
          {payment.kind === "purchase" && <p className={place.sure}>{t("refund.sureUnits")}</p>}
        </div>
        <Refusal error={refund.error} currency={currency} />
        <Answers
          yes={t("refund.confirm", { amount: money(amount) })}
          busy={refund.isPending}
          busyLabel={t("refund.busy")}
          onYes={send}
          no={t("refund.back")}
          onNo={() => onEnd(null)}
          testId="refund-confirm"
        />
      </div>
    );
  return (
    <form className={place.form} onSubmit={ask} noValidate data-testid="refund-form">
      <Radio.Group
        size="md"
        label={t("refund.howMuch")}
        value={whole ? "all" : "part"}
        onChange={(value) => {
          setWhole(value === "all");
          setWrong(false);
        }}
      >
        <Radio value="all" label={t("refund.all", { amount: money(refundable) })} />
        <Radio value="part" label={t("refund.part")} data-testid="refund-part" />
      </Radio.Group>
      {!whole && (
        <TextInput
          label={t("refund.amount", { currency: currency.toUpperCase() })}
          inputMode="decimal"
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          error={wrong && t("refund.amountWrong", { most: money(refundable) })}
          data-testid="refund-amount"
        />
      )}
      <NativeSelect
        size="md"
        label={t("refund.reason")}
        value={reason}
        data={refundReasons.map((value) => ({ value, label: t(`refund.reasons.${value}`) }))}
        onChange={(event) => setReason(refundReasons.find((one) => one === event.currentTarget.value) ?? "requested_by_customer")}
      />
      <div className={place.actions}>
        <Button type="submit" data-testid="refund-next">
          {fits ? t("refund.next", { amount: money(amount) }) : t("refund.title")}
        </Button>
        <Button variant="default" onClick={() => onEnd(null)}>
          {t("refund.back")}
        </Button>
      </div>
    </form>
  );
}
