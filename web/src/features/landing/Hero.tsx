import { ArrowRightIcon } from "@phosphor-icons/react/ArrowRight";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { draft, updateDraft } from "../../lib/draft.ts";
import { useStore } from "../../lib/store.ts";
import { TriageAdvice } from "../triage/TriageAdvice.tsx";
import { useStanding } from "./use-standing.ts";
import { warmUp } from "./warm-up.ts";

/** One field, one button: what is wrong, and on to the vet. */
export function Hero({ fromPrice }: { fromPrice: string | null }) {
  const { t } = useTranslation();
  const { text } = useStore(draft);
  const standing = useStanding();
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // Who began to type before the script came goes on typing.
    if (document.documentElement.dataset["typing"]) field.current?.focus();
  }, []);

  const start = (event: FormEvent) => {
    event.preventDefault();
    updateDraft({ wanted: true });
    void navigate({ to: standing.signedIn ? "/app/start" : "/sign-up" });
  };

  const note = standing.planName
    ? t("hero.covered", { plan: standing.planName })
    : fromPrice
      ? t("hero.next", { price: fromPrice })
      : t("hero.nextPlain");

  return (
    <section className="hero">
      <div className="hero-words">
        <h1>{t("hero.title")}</h1>
        <p className="hero-lead">{t("hero.lead")}</p>
      </div>
      <div className="hero-lamp">
        <div className="lamp" aria-hidden="true" />
        {standing.liveSessionId && (
          <div className="return" role="status">
            <span>{t("hero.live")}</span>
            <Link
              className="action"
              to="/app/consults/$id"
              params={{ id: standing.liveSessionId }}
              data-testid="return-to-consult"
            >
              {t("hero.back")}
            </Link>
          </div>
        )}
        <form className="sheet" onSubmit={start}>
          <label className="sheet-label" htmlFor="problem">
            {t("hero.label")}
          </label>
          <textarea
            ref={field}
            className="sheet-text"
            id="problem"
            data-testid="problem-text"
            rows={4}
            maxLength={4000}
            placeholder={t("hero.placeholder")}
            value={text}
            onFocus={() => void warmUp()}
            onChange={({ target }) => updateDraft({ text: target.value })}
          />
          <div aria-live="polite">
            <TriageAdvice text={text} />
          </div>
          <div className="sheet-foot">
            <button className="action" type="submit" data-testid="start-consult">
              {t("hero.start")}
              <ArrowRightIcon size={22} weight="bold" aria-hidden />
            </button>
            <p className="sheet-note">{note}</p>
          </div>
        </form>
      </div>
    </section>
  );
}
