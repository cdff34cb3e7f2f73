import { InfoIcon } from "@phosphor-icons/react/Info";
import { useTranslation } from "react-i18next";

/** Back from the payment page without having paid: said plainly, and nothing is lost. */
export function Canceled() {
  const { t } = useTranslation("app");
  if (new URLSearchParams(location.search).get("checkout") !== "canceled") return null;
  return (
    <div className="note" role="status">
      <InfoIcon size={26} aria-hidden />
      <p>{t("plans.canceledBack")}</p>
    </div>
  );
}
