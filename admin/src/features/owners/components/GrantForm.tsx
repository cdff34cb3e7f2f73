import { NativeSelect, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Answers } from "../../../ui/Answers.tsx";
import place from "../../../ui/place.module.css";
import { Refusal } from "../../../ui/Refusal.tsx";
import { useGrantCredit } from "../api.ts";

interface GrantFormProps {
  ownerId: string;
  /** True when a credit was given. */
  onEnd: (given: boolean) => void;
}

/** The last moment of a day of this place, from `YYYY-MM-DD`. */
const endOf = (day: string): Date => new Date(`${day}T23:59:59`);

/** Units given beside the plan's. One form is one wish, however often it is sent. */
export function GrantForm({ ownerId, onEnd }: GrantFormProps) {
  const { t } = useTranslation();
  const [requestId] = useState(() => crypto.randomUUID());
  const [type, setType] = useState<"chat" | "video">("chat");
  const [typed, setTyped] = useState("1");
  const [note, setNote] = useState("");
  const [day, setDay] = useState("");
  const [wrong, setWrong] = useState({ units: false, day: false });
  const grant = useGrantCredit();
  const units = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const unitsFit = units >= 1 && units <= 100;

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const dayFits = day === "" || endOf(day).getTime() > Date.now();
    setWrong({ units: !unitsFit, day: !dayFits });
    if (!unitsFit || !dayFits) return;
    grant.mutate(
      {
        userId: ownerId,
        type,
        units,
        note: note.trim() || undefined,
        expiresAt: day ? endOf(day).toISOString() : undefined,
        requestId,
      },
      { onSuccess: () => onEnd(true) },
    );
  };
  return (
    <form className={place.form} onSubmit={send} noValidate data-testid="grant-form">
      <NativeSelect
        size="md"
        label={t("ownerMoney.type")}
        value={type}
        data={(["chat", "video"] as const).map((value) => ({ value, label: t(`consultType.${value}`) }))}
        onChange={(event) => setType(event.currentTarget.value === "video" ? "video" : "chat")}
      />
      <TextInput
        label={t("ownerMoney.units")}
        inputMode="numeric"
        autoFocus
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={wrong.units && t("ownerMoney.unitsWrong")}
        data-testid="grant-units"
      />
      <TextInput
        type="date"
        label={t("ownerMoney.expires")}
        description={t("ownerMoney.expiresHint")}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        error={wrong.day && t("ownerMoney.expiresWrong")}
      />
      <TextInput
        label={t("ownerMoney.note")}
        description={t("ownerMoney.noteHint")}
        maxLength={500}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Refusal error={grant.error} />
      <Answers
        yes={t("ownerMoney.submit", { count: unitsFit ? units : 1, type: t(`consultType.${type}`).toLowerCase() })}
        busy={grant.isPending}
        busyLabel={t("ownerMoney.busy")}
        no={t("ownerMoney.cancel")}
        onNo={() => onEnd(false)}
        testId="grant-submit"
      />
    </form>
  );
}
