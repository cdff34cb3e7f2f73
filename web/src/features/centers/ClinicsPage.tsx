import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { maybeSignedIn } from "../../lib/signed-in.ts";
import { useStore } from "../../lib/store.ts";
import { SiteBar } from "../../ui/SiteBar.tsx";
import { useCities } from "./api.ts";
import { CityList } from "./CityList.tsx";
import { Filters } from "./Filters.tsx";
import { cityCalled, here, keyOf } from "./place.ts";
import { Results } from "./Results.tsx";
import type { ClinicsSearch } from "./search.ts";
import { Where } from "./Where.tsx";
import "./centers.css";

const NONE: never[] = [];

/** Clinics near a place: for whoever is at the door, with no account and no outside map. */
export function ClinicsPage() {
  const { t } = useTranslation("app");
  const { t: tSite } = useTranslation();
  const search = useSearch({ from: "/shell/clinics" });
  const navigate = useNavigate({ from: "/clinics" });
  const cities = useCities();
  const known = cities.data?.items ?? NONE;
  const position = useStore(here);
  const city = useMemo(() => known.find((one) => keyOf(one) === search.city), [known, search.city]);
  const change = (next: Partial<ClinicsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  // Typed before the cities were known, or in a link: the name of a city is that city.
  useEffect(() => {
    const called = search.q && cityCalled(search.q, known);
    if (called) void navigate({ search: (now) => ({ ...now, city: keyOf(called), q: undefined }), replace: true });
  }, [search.q, known, navigate]);
  // A city in the address is looked at in place of where the person is.
  const place = search.city ? (city ?? null) : position;
  const asks = !place && !search.q && !(search.city && cities.isPending);
  return (
    <>
      <a className="skip" href="#content">
        {tSite("nav.skip")}
      </a>
      <SiteBar>
        <Link className="action action-quiet" to={maybeSignedIn() ? "/app" : "/sign-in"}>
          {tSite(maybeSignedIn() ? "nav.open" : "nav.signIn")}
        </Link>
      </SiteBar>
      <main id="content" className="clinics" tabIndex={-1}>
        <header
          className="clinics-head"
          data-urgent={search.emergency ? "yes" : undefined}
          data-placed={asks ? undefined : "yes"}
        >
          <h1>{t(search.emergency ? "clinics.titleUrgent" : "clinics.title")}</h1>
          <p className="band-lead">{t(search.emergency ? "clinics.leadUrgent" : "clinics.lead")}</p>
          <Where search={search} change={change} cities={known} city={city} hasPosition={position !== null} />
        </header>
        {!asks && <Filters search={search} change={change} />}
        {asks ? (
          <CityList cities={cities} onChoose={(key) => change({ city: key, q: undefined })} />
        ) : (
          <Results search={search} change={change} place={place} isHere={!search.city} cities={known} />
        )}
      </main>
    </>
  );
}
