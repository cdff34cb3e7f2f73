import { CaretDownIcon } from "@phosphor-icons/react/CaretDown";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { isLive } from "./api.ts";
import { OwnerPet } from "./OwnerPet.tsx";

/** The owner's words and the animal; folded on a phone once the conversation has begun. */
export function CasePanel({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const { session } = detail;
  return (
    <details className="case" open={session.status !== "active" || matchMedia("(min-width: 56rem)").matches}>
      <summary>
        {t("room.details")}
        <CaretDownIcon size={20} aria-hidden />
      </summary>
      <section className="case-words">
        <h2>{t("room.problem")}</h2>
        {session.text ? <blockquote>{session.text}</blockquote> : <p className="muted">{t("room.noProblem")}</p>}
      </section>
      <OwnerPet detail={detail} editable={isLive(session)} />
    </details>
  );
}
