import { useTranslation } from "react-i18next";

/** Stands where a page is on its way: the shape of one, not a spinner. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <div className="pending" role="status">
      <span className="sr-only">{t("state.loading")}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
