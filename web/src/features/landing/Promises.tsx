import { CheckIcon } from "@phosphor-icons/react/Check";
import { useTranslation } from "react-i18next";

const promises = ["human", "honest", "history", "pay"] as const;

export function Promises() {
  const { t } = useTranslation();
  return (
    <section className="band promise">
      <h2>{t("promise.title")}</h2>
      <ul>
        {promises.map((key) => (
          <li key={key}>
            <CheckIcon size={24} weight="bold" aria-hidden />
            {t(`promise.${key}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
