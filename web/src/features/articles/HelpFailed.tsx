import { WarningCircleIcon } from "@phosphor-icons/react/WarningCircle";
import { useTranslation } from "react-i18next";

/** The guides could not be read. */
export function HelpFailed({ retry }: { retry: () => void }) {
  const { t } = useTranslation("help");
  const { t: tSite } = useTranslation();
  return (
    <div className="note note-danger" role="alert" data-testid="failed">
      <WarningCircleIcon size={28} aria-hidden />
      <div>
        <strong>{t("failed")}</strong>
        <p>{t("failedText")}</p>
        <button type="button" className="action action-quiet" onClick={retry}>
          {tSite("state.retry")}
        </button>
      </div>
    </div>
  );
}
