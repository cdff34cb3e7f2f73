import { StethoscopeIcon } from "@phosphor-icons/react/Stethoscope";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";

/** Who answers: name and licence, and whether they are connected now. */
export function VetBadge({ vet, here }: { vet: NonNullable<SessionDetail["vet"]>; here: boolean }) {
  const { t } = useTranslation("app");
  return (
    <div className="vet-badge">
      <span className="medal" data-here={here || undefined}>
        <StethoscopeIcon size={28} aria-hidden />
      </span>
      <div>
        <h1>{vet.displayName}</h1>
        <p>
          {t("room.licence", { licence: vet.licence })} · {t(here ? "chat.here" : "chat.away")}
        </p>
      </div>
    </div>
  );
}
