import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { amountText, parseAmount } from "../../../lib/amount.ts";
import { formatMoney } from "../../../lib/format.ts";
import { Answers } from "../../../ui/Answers.tsx";
import place from "../../../ui/place.module.css";
import { Refusal } from "../../../ui/Refusal.tsx";
import { useDecide, type AdminRefundRequest, type Decision } from "../api.ts";

/** Money, a unit, or no; with words for the owner, and asked once more before it goes. */
export function DecisionForm({ request }: { request: AdminRefundRequest }) {
  const { t } = useTranslation();
  const { currency, refundable, suggested, email } = request;
  const payable = currency !== null && refundable !== null && refundable > 0;
  const [decision, setDecision] = useState<Decision>(payable ? "refund" : "credit");
  const [typed, setTyped] = useState(suggested !== null && currency ? amountText(suggested, currency) : "");
  const [answer, setAnswer] = useState("");
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const decide = useDecide();

  const amount = decision === "refund" && payable ? parseAmount(typed, currency) : null;
  const amountFits = decision !== "refund" || (amount !== null && amount > 0 && amount <= (refundable ?? 0));
  const answerFits = decision !== "decline" || answer.trim() !== "";
  const money = amount !== null && currency ? formatMoney(amount, currency) : "";

  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    setAsking(amountFits && answerFits);
  };
  const choose = (value: string) => {
    setDecision(value === "credit" || value === "decline" ? value : "refund");
    setTried(false);
  };

  if (asking)
    return (
      <div className={place.form} data-testid="decision-sure">
        <p className={place.sure}>{t(`requests.sure.${decision}`, { amount: money, email })}</p>
        {answer.trim() && <p className={place.words}>{answer.trim()}</p>}
        <Refusal error={decide.error} currency={currency} />
        <Answers
          yes={t(`requests.confirm.${decision}`, { amount: money })}
          busy={decide.isPending}
          busyLabel={t("requests.busy")}
          onYes={() =>
            decide.mutate({ id: request.id, decision, amount: amount ?? undefined, answer: answer.trim() || undefined })
          }
          no={t("requests.back")}
          onNo={() => setAsking(false)}
          testId="decision-confirm"
        />
      </div>
    );
  return (
    <form className={place.form} onSubmit={ask} noValidate data-testid="decision-form">
      <Radio.Group aria-label={t("requests.decide")} value={decision} onChange={choose}>
        {payable && (
          <Radio
            value="refund"

            label={suggested ? t("requests.refund", { amount: formatMoney(suggested, currency) }) : t("requests.refundPart")}
          />
        )}
        <Radio value="credit" label={t("requests.credit")} data-testid="decision-credit" />
        <Radio value="decline" label={t("requests.decline")} data-testid="decision-decline" />
      </Radio.Group>
      {decision === "refund" && payable && (
        <TextInput
          label={t("refund.amount", { currency: currency.toUpperCase() })}
          description={suggested === null ? t("requests.byPlan") : undefined}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && !amountFits && t("refund.amountWrong", { most: formatMoney(refundable, currency) })}
          data-testid="decision-amount"
        />
      )}
      <Textarea
        label={t("requests.answer")}
        description={t("requests.answerHint")}
        maxLength={2000}
        minRows={3}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        error={tried && !answerFits && t("requests.answerNeeded")}
        data-testid="decision-answer"
      />
      <div className={place.actions}>
        <Button type="submit" data-testid="decision-next">
          {t(`requests.submit.${decision}`)}
        </Button>
      </div>
    </form>
  );
}
