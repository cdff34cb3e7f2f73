import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  kind: "approve" | "reject";
  busy: boolean;
  yes: () => void;
  no: () => void;
}

/** Asked once more in its place, with the answer under the finger: Enter goes on, Escape goes back. */
export function Ask({ kind, busy, yes, no }: Props) {
  const { t } = useTranslation("app");
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), [kind]);
  return (
    <div
      className="care-ask"
      role="group"
      aria-label={t(`care.ask.${kind}`)}
      onKeyDown={({ key }) => key === "Escape" && no()}
      data-testid="care-ask"
    >
      <p>
        <strong>{t(`care.ask.${kind}`)}</strong> {t(`care.ask.${kind}Text`)}
      </p>
      <div className="end-buttons">
        <Button
          ref={confirm}
          variant={kind === "approve" ? "filled" : "default"}
          loading={busy}
          onClick={yes}
          data-testid="care-confirm"
        >
          {t(`care.ask.${kind}Yes`)}
        </Button>
        <button type="button" className="link-button" onClick={no}>
          {t("care.ask.back")}
        </button>
      </div>
    </div>
  );
}
