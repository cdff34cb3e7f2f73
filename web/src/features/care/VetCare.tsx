import { Skeleton } from "@mantine/core";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed } from "../../ui/Failed.tsx";
import { useCare } from "./api.ts";
import { Approved } from "./Approved.tsx";
import { DraftReview } from "./DraftReview.tsx";
import { emptyContent, readEdits } from "./fields.ts";
import { WriteCare } from "./WriteCare.tsx";
import "./care.css";

/** After the consult, beside what was said: the draft to decide on, or the vet's own words. */
export function VetCare({ session }: { session: Session }) {
  const { t } = useTranslation("app");
  const { data, error, refetch } = useCare(session.id);
  const [writing, setWriting] = useState(false);
  const place = useRef<HTMLElement>(null);
  const here = data !== undefined;
  // The consult ended while the vet was reading further down: what is to be decided now stands above.
  useEffect(() => {
    if (here) place.current?.closest(".room-side")?.scrollTo({ top: 0 });
  }, [here]);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton height={320} radius="md" />;
  const { state, draft, plans } = data;
  const [latest] = plans;
  const alone = writing || state === "failed" || state === "none" || state === "rejected";
  return (
    <section ref={place} className="care" data-testid="care" data-state={state}>
      <h2>{t(latest ? "care.approvedTitle" : "care.title")}</h2>
      {latest ? (
        <Approved key={latest.id} sessionId={session.id} plans={plans} />
      ) : alone ? (
        <>
          <p className="muted" role="status">
            {t(`care.why.${state === "draft" ? "drafting" : state}`)}
          </p>
          <WriteCare
            sessionId={session.id}
            language={session.language}
            // What was rejected is where a rewrite begins.
            start={readEdits(session.id) ?? draft?.content ?? emptyContent}
          />
        </>
      ) : draft?.content ? (
        <DraftReview key={draft.id} sessionId={session.id} draft={draft} content={draft.content} />
      ) : (
        <div className="care-drafting">
          <p role="status">{t("care.drafting")}</p>
          <div className="rows-skeleton" aria-hidden="true">
            <Skeleton height={22} radius="md" />
            <Skeleton height={22} radius="md" width="86%" />
            <Skeleton height={22} radius="md" width="64%" />
          </div>
          <button type="button" className="link-button" onClick={() => setWriting(true)} data-testid="care-write">
            {t("care.writeAlone")}
          </button>
        </div>
      )}
    </section>
  );
}
