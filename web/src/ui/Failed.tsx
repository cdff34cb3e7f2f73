import { Button } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react/WarningCircle";
import { useTranslation } from "react-i18next";
import { useReasonText } from "../lib/use-reason-text.ts";

/** Something could not be read: what happened, and the way to try again. */
export function Failed({ error, retry, title }: { error: unknown; retry?: () => void; title?: string }) {
  const { t } = useTranslation("app");
  const { t: tSite } = useTranslation();
  const text = useReasonText(error);
  return (
    <div className="note note-danger" role="alert" data-testid="failed">
      <WarningCircleIcon size={28} aria-hidden />
      <div>
        <strong>{title ?? t("failed.title")}</strong>
        <p>{text}</p>
        {retry && (
          <Button variant="default" onClick={retry}>
            {tSite("state.retry")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** One line of refusal, beside what was tried. */
export function Refused({ error }: { error: unknown }) {
  const text = useReasonText(error);
  return (
    <p className="refused" role="alert" data-testid="refused">
      <WarningCircleIcon size={22} aria-hidden />
      {text}
    </p>
  );
}
