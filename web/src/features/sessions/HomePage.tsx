import { PlusIcon } from "@phosphor-icons/react/Plus";
import { Link, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { draft, updateDraft } from "../../lib/draft.ts";
import { useStore } from "../../lib/store.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { usePets } from "../pets/api.ts";
import { useUsage } from "../subscriptions/api.ts";
import { Meter } from "../subscriptions/Meter.tsx";
import { TriageAdvice } from "../triage/TriageAdvice.tsx";
import { useMe, useRecent } from "./api.ts";
import { SessionRow } from "./SessionRow.tsx";
import "./home.css";

/** One job: start a consult, or go back to the one that is open. The rest is at hand below. */
export function HomePage() {
  const { t } = useTranslation("app");
  const { data: me, error, refetch } = useMe();
  const recent = useRecent(5);
  const past = recent.data?.items.filter(({ id }) => id !== me?.liveSessionId) ?? [];
  return (
    <div className="page">
      <h1>{t("home.title")}</h1>
      {error && !me && <Failed error={error} retry={() => void refetch()} />}
      {me?.liveSessionId && (
        <section className="home-live">
          <div>
            <h2>{t("home.live")}</h2>
            <p>{t("home.liveText")}</p>
          </div>
          <Link className="action" to="/app/consults/$id" params={{ id: me.liveSessionId }} data-testid="return-to-consult">
            {t("home.back")}
          </Link>
        </section>
      )}
      <Ask quiet={Boolean(me?.liveSessionId)} />
      <div className="home-two">
        <Pets />
        <Left />
      </div>
      <section>
        <header className="page-head">
          <h2>{t("home.past")}</h2>
          {past.length > 0 && <Link to="/app/consults">{t("home.all")}</Link>}
        </header>
        {!recent.data && !recent.error && <Rows count={2} />}
        {recent.data && past.length === 0 && <p className="muted">{t("consults.emptyText")}</p>}
        <ul className="list">
          {past.map((session) => (
            <SessionRow key={session.id} session={session} to="/app/consults/$id" />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Ask({ quiet }: { quiet: boolean }) {
  const { t } = useTranslation("app");
  const { t: tSite } = useTranslation();
  const { text } = useStore(draft);
  const navigate = useNavigate();
  const start = (event: FormEvent) => {
    event.preventDefault();
    updateDraft({ wanted: true });
    void navigate({ to: "/app/start" });
  };
  return (
    <form className="sheet" onSubmit={start}>
      <label className="sheet-label" htmlFor="problem">
        {t("home.ask")}
      </label>
      <textarea
        className="sheet-text home-text"
        id="problem"
        rows={2}
        maxLength={4000}
        placeholder={tSite("hero.placeholder")}
        value={text}
        onChange={({ target }) => updateDraft({ text: target.value })}
        data-testid="problem-text"
      />
      <div aria-live="polite">
        <TriageAdvice text={text} />
      </div>
      <button type="submit" className={quiet ? "action action-quiet sheet-quiet" : "action"} data-testid="start-consult">
        {t("home.start")}
      </button>
    </form>
  );
}

function Pets() {
  const { t } = useTranslation("app");
  const { data } = usePets();
  return (
    <section>
      <h2>{t("home.pets")}</h2>
      <div className="home-pets">
        {data?.items.map((pet) => (
          <Link key={pet.id} className="home-pet" to="/app/pets/$id" params={{ id: pet.id }}>
            <span className="medal">
              <SpeciesIcon species={pet.species} />
            </span>
            {pet.name}
          </Link>
        ))}
        <Link className="home-pet" to="/app/pets/new">
          <span className="medal medal-add">
            <PlusIcon size={26} aria-hidden />
          </span>
          {t("pets.add")}
        </Link>
      </div>
    </section>
  );
}

function Left() {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data } = useUsage();
  return (
    <section className="home-left">
      <h2>{t("home.left")}</h2>
      {!data && <Rows count={1} height={56} />}
      {data && !data.planCode && (
        <>
          {data.chat.credits > 0 ? (
            <p>{t("home.credits", { count: data.chat.credits })}</p>
          ) : (
            <p>
              <strong>{t("home.noPlan")}.</strong> {t("home.noPlanText")}
            </p>
          )}
          <Link to="/app/plans">{t("home.seePlans")}</Link>
        </>
      )}
      {data?.planCode && (
        <Link className="home-usage" to="/app/billing">
          <Meter type={t("usage.chat")} usage={data.chat} />
          <span>
            {t("usage.left", { count: data.chat.remaining + data.chat.credits })}{" "}
            {data.periodEnd && t("usage.until", { date: day(data.periodEnd, tongue) })}
          </span>
        </Link>
      )}
    </section>
  );
}
