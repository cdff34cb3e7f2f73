import { Link } from "@tanstack/react-router";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { Receipt } from "./Receipt.tsx";

/** After the consult: who closed it, what it cost, and where to go on. */
export function Ended({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const { session, receipt, role } = detail;
  const vet = role === "vet";
  return (
    <section className="ended">
      {session.endedBy && <p className="muted">{t(`room.${vet ? "endedByForVet" : "endedBy"}.${session.endedBy}`)}</p>}
      {receipt && <Receipt receipt={receipt} sessionId={session.id} forVet={vet} />}
      <Link className="action" to={vet ? "/vet" : "/app"} data-testid="go-on">
        {t(vet ? "room.toQueue" : "room.again")}
      </Link>
    </section>
  );
}
