import type { CenterCity } from "@callavet/shared/contract/centers.ts";
import { CrosshairIcon } from "@phosphor-icons/react/Crosshair";
import { MagnifyingGlassIcon } from "@phosphor-icons/react/MagnifyingGlass";
import { MapPinIcon } from "@phosphor-icons/react/MapPin";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { cityCalled, keyOf, locate, setHere } from "./place.ts";
import type { ClinicsSearch } from "./search.ts";

interface Props {
  search: ClinicsSearch;
  change: (next: Partial<ClinicsSearch>) => void;
  cities: readonly CenterCity[];
  city: CenterCity | undefined;
  hasPosition: boolean;
}

/** Where to look: the person's own place by a button, or a city, a quarter or a name by words. */
export function Where({ search, change, cities, city, hasPosition }: Props) {
  const { t } = useTranslation("app");
  const [state, setState] = useState<"idle" | "asking" | "denied" | "unavailable">("idle");
  const [text, setText] = useState(search.q ?? "");

  const ask = async () => {
    setState("asking");
    const answer = await locate();
    setState(answer === "found" ? "idle" : answer);
    if (answer !== "found") return;
    setText("");
    change({ city: undefined, q: undefined });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const called = cityCalled(text, cities);
    if (called) setText("");
    change(called ? { city: keyOf(called), q: undefined } : { q: text.trim() || undefined });
  };
  const forget = () => {
    setHere(null);
    setText("");
    change({ city: undefined, q: undefined });
  };
  const chosen = search.city ? city && t("clinics.nearCity", { city: city.city }) : hasPosition && t("clinics.located");
  const shown = [chosen, search.q && t("clinics.named", { q: search.q })].filter(Boolean).join(" · ");
  return (
    <div className="clinics-where">
      <form role="search" onSubmit={submit}>
        <label htmlFor="clinics-q">{t("clinics.where")}</label>
        <div className="clinics-field">
          <MagnifyingGlassIcon size={22} aria-hidden />
          <input
            id="clinics-q"
            type="search"
            list="clinics-cities"
            autoComplete="off"
            enterKeyHint="search"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <datalist id="clinics-cities">
            {cities.map((one) => (
              <option key={keyOf(one)} value={one.city} />
            ))}
          </datalist>
          <button type="submit">{t("clinics.search")}</button>
        </div>
      </form>
      <button
        type="button"
        className={shown ? "action action-quiet" : "action"}
        onClick={() => void ask()}
        aria-disabled={state === "asking"}
      >
        <CrosshairIcon size={22} aria-hidden />
        {t(state === "asking" ? "clinics.locating" : "clinics.locate")}
      </button>
      {(state === "denied" || state === "unavailable") && (
        <p className="clinics-said" role="alert">
          {t(`clinics.${state}`)}
        </p>
      )}
      {shown ? (
        <p className="clinics-said" role="status" data-testid="clinics-place">
          <MapPinIcon size={22} weight="fill" aria-hidden /> {shown}
          <button type="button" className="link-button" onClick={forget}>
            {t("clinics.forget")}
          </button>
        </p>
      ) : (
        state === "idle" && <p className="clinics-said muted">{t("clinics.privacy")}</p>
      )}
    </div>
  );
}
