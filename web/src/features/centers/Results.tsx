import type { CenterCity } from "@callavet/shared/contract/centers.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../lib/use-now.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useNear } from "./api.ts";
import { CenterMap } from "./CenterMap.tsx";
import { CenterRow } from "./CenterRow.tsx";
import { NoneFound } from "./NoneFound.tsx";
import type { Point } from "./place.ts";
import type { ClinicsSearch } from "./search.ts";

/** Nobody drives further at first; the button under an empty list looks over the whole country. */
const NEAR_M = 60_000;
const FAR_M = 1_000_000;

interface Props {
  search: ClinicsSearch;
  change: (next: Partial<ClinicsSearch>) => void;
  place: Point | null;
  isHere: boolean;
  cities: readonly CenterCity[];
}

/** The same clinics as a list and as a map: side by side on a desk, one or the other on a phone. */
export function Results({ search, change, place, isHere, cities }: Props) {
  const { t } = useTranslation("app");
  const now = useNow(30_000);
  const [view, setView] = useState<"list" | "map">("list");
  const [selected, setSelected] = useState<string | null>(null);
  const [far, setFar] = useState(false);
  const radiusM = far ? FAR_M : NEAR_M;
  const near = useNear(
    {
      ...(place && { lat: place.latitude, lon: place.longitude, radiusM }),
      ...(search.q && { q: search.q }),
      ...(search.open && { openNow: true }),
      ...(search.emergency && { emergency: true }),
      ...(search.species && { species: search.species }),
    },
    place !== null || search.q !== undefined,
  );
  const centers = near.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = centers.find(({ id }) => id === selected);
  const nearestOpen = centers.find(({ isOpen }) => isOpen);
  if (near.error && !near.data)
    return <Failed error={near.error} title={t("clinics.failed")} retry={() => void near.refetch()} />;
  if (!near.data) return <Rows count={4} height={120} />;
  if (centers.length === 0)
    return (
      <NoneFound search={search} change={change} radiusM={place ? radiusM : null} onFurther={far ? null : () => setFar(true)} />
    );
  const select = (id: string) => {
    setSelected(id);
    document.getElementById(`clinic-${id}`)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  return (
    <div className="clinics-results" data-view={view} aria-busy={near.isPlaceholderData}>
      <div className="clinics-bar">
        <p role="status" data-testid="clinics-count">
          {t(near.hasNextPage ? "clinics.foundMore" : "clinics.found", { count: centers.length })}
        </p>
        <div className="clinics-views" role="group" aria-label={t("clinics.view")}>
          {(["list", "map"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {t(`clinics.${one}`)}
            </button>
          ))}
        </div>
      </div>
      <div className="clinics-list">
        <ol>
          {centers.map((center, index) => (
            <CenterRow
              key={center.id}
              center={center}
              number={index + 1}
              now={now}
              selected={center.id === selected}
              first={center.id === nearestOpen?.id}
              onPoint={() => setSelected(center.id)}
            />
          ))}
        </ol>
        {near.hasNextPage && (
          <button type="button" className="action action-quiet" onClick={() => void near.fetchNextPage()}>
            {t("clinics.more")}
          </button>
        )}
      </div>
      <div className="clinics-mapside">
        <CenterMap centers={centers} cities={cities} place={place} isHere={isHere} selected={selected} onSelect={select} />
        {chosen && (
          <ol className="clinics-chosen">
            <CenterRow center={chosen} number={centers.indexOf(chosen) + 1} now={now} selected first={chosen.isOpen} twin />
          </ol>
        )}
      </div>
    </div>
  );
}
