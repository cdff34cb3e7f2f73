import { WifiSlashIcon } from "@phosphor-icons/react/WifiSlash";
import { useTranslation } from "react-i18next";
import { lineUp } from "../../lib/api.ts";
import { useStore } from "../../lib/store.ts";

/** Stands only while the line is down, and says that nothing is lost. */
export function ConnectionState() {
  const { t } = useTranslation("app");
  const up = useStore(lineUp);
  if (up) return null;
  return (
    <p className="connection" role="status" data-testid="connection-state">
      <WifiSlashIcon size={22} aria-hidden />
      {t("chat.lost")}
    </p>
  );
}
