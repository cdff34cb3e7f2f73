import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../../ui/Failed.tsx";
import { useAskRefund, type Asked } from "./api.ts";

/** The way to a refund: one sentence of why, in the place where it is asked. */
export function RefundAsk({ target }: { target: Asked }) {
  const { t } = useTranslation("app");
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const ask = useAskRefund();
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);

  useEffect(() => {
    if (!asking && wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <button ref={opener} type="button" className="link-button" onClick={() => setAsking(true)} data-testid="refund-ask">
        {t("refund.ask")}
      </button>
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === "");
    if (text.trim() !== "") ask.mutate({ ...target, text: text.trim() });
  };
  return (
    <form className="in-place" onSubmit={send} onKeyDown={({ key }) => key === "Escape" && setAsking(false)}>
      <Textarea
        label={t("refund.why")}
        description={t("refund.whyHint")}
        value={text}
        maxLength={2000}
        error={missing && text.trim() === "" ? t("refund.empty") : undefined}
        onChange={({ target: field }) => setText(field.value)}
        autoFocus
        data-testid="refund-text"
      />
      {ask.error && <Refused error={ask.error} />}
      <div className="end-buttons">
        <Button type="submit" variant="default" loading={ask.isPending} data-testid="refund-send">
          {t("refund.send")}
        </Button>
        <button type="button" className="link-button" onClick={() => setAsking(false)}>
          {t("refund.keep")}
        </button>
      </div>
    </form>
  );
}
