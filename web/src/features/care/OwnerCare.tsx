import { ClipboardTextIcon } from "@phosphor-icons/react/ClipboardText";
import { useTranslation } from "react-i18next";
import { useCare } from "./api.ts";
import { Versions } from "./Versions.tsx";
import "./care.css";

/** What the vet approved, first on the page of an ended consult; until then, that it may come. */
export function OwnerCare({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation("app");
  const { data } = useCare(sessionId);
  if (!data) return null;
  if (data.plans.length === 0)
    return (
      <p className="muted" data-testid="care-none">
        {t("care.mayCome")}
      </p>
    );
  return (
    <section className="care" data-testid="care">
      <h2>
        <ClipboardTextIcon size={26} aria-hidden /> {t("care.ownerTitle")}
      </h2>
      <Versions plans={data.plans} />
      <p className="muted">{t("care.worse")}</p>
    </section>
  );
}
