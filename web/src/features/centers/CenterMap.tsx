import type { Center, CenterCity } from "@callavet/shared/contract/centers.ts";
import { CrosshairSimpleIcon } from "@phosphor-icons/react/CrosshairSimple";
import { MinusIcon } from "@phosphor-icons/react/Minus";
import { PlusIcon } from "@phosphor-icons/react/Plus";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { distanceWords } from "./opening.ts";
import type { Point } from "./place.ts";
import { fit, project, roundLength, type Size, type View } from "./projection.ts";
import { useMap, useSize } from "./use-map.ts";
import "./map.css";

/** The nearest so many are in sight at the beginning. */
const IN_SIGHT = 10;
const RINGS = [1, 2, 3, 4, 5];
/** From so many metres a pixel, names of cities are of more use than empty paper. */
const CITIES_FROM = 40;

interface Props {
  centers: readonly Center[];
  cities: readonly CenterCity[];
  place: Point | null;
  /** The place is where the person is, not the middle of a city. */
  isHere: boolean;
  selected: string | null;
  onSelect: (id: string) => void;
}

/** The clinics as numbered dots round a place, with rings of distance in place of streets. The list says all of it in words. */
export function CenterMap({ centers, cities, place, isHere, selected, onSelect }: Props) {
  const { t } = useTranslation("app");
  const { ref, size } = useSize();
  const home = useMemo(
    () => (size && (place || centers.length > 0) ? fit(centers.slice(0, IN_SIGHT), place, size) : null),
    [centers, place, size],
  );
  const { view, zoom, reset, isTap, handlers } = useMap(home);
  return (
    <div className="clinic-map" data-testid="clinic-map">
      <div className="clinic-map-sheet" ref={ref} tabIndex={0} role="group" aria-label={t("clinics.mapLabel")} {...handlers}>
        {size && view && (
          <svg width={size.width} height={size.height} aria-hidden="true">
            <Rings view={view} size={size} around={place ?? view} />
            {view.metresPerPixel > CITIES_FROM && <Cities cities={cities} view={view} size={size} />}
            {place && <Place at={project(place, view, size)} isHere={isHere} />}
            {/* A finger is wider than a dot; below all dots, so that none hides another. */}
            {centers.map((center) => {
              const { x, y } = project(center, view, size);
              const select = () => isTap() && onSelect(center.id);
              return <circle key={center.id} className="clinic-reach" cx={x} cy={y} r={22} onClick={select} />;
            })}
            {drawnInOrder(centers, selected).map(({ center, number }) => (
              <Dot
                key={center.id}
                center={center}
                number={number}
                selected={center.id === selected}
                at={project(center, view, size)}
                onSelect={() => isTap() && onSelect(center.id)}
              />
            ))}
            <Scale view={view} size={size} />
          </svg>
        )}
      </div>
      <div className="clinic-map-tools">
        <button type="button" onClick={() => zoom(1.6)} aria-label={t("clinics.zoomIn")}>
          <PlusIcon size={22} aria-hidden />
        </button>
        <button type="button" onClick={() => zoom(1 / 1.6)} aria-label={t("clinics.zoomOut")}>
          <MinusIcon size={22} aria-hidden />
        </button>
        <button type="button" onClick={reset} aria-label={t("clinics.recenter")}>
          <CrosshairSimpleIcon size={22} aria-hidden />
        </button>
      </div>
      <p className="clinic-map-legend">
        <i data-open="yes" /> {t("clinics.legendOpen")} <i /> {t("clinics.legendClosed")}
      </p>
    </div>
  );
}

/** Far ones first, what is open over what is closed, the selected one over all. */
function drawnInOrder(centers: readonly Center[], selected: string | null) {
  const weight = (center: Center) => (center.id === selected ? 2 : center.isOpen ? 1 : 0);
  return centers
    .map((center, index) => ({ center, number: index + 1 }))
    .sort((a, b) => weight(a.center) - weight(b.center) || b.number - a.number);
}

interface DotProps {
  center: Center;
  number: number;
  selected: boolean;
  at: { x: number; y: number };
  onSelect: () => void;
}
function Dot({ center, number, selected, at, onSelect }: DotProps) {
  return (
    <g
      className="clinic-dot"
      data-open={center.isOpen ? "yes" : "no"}
      data-selected={selected || undefined}
      transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}
      onClick={onSelect}
    >
      <title>{center.name}</title>
      <circle r={selected ? 17 : 13} />
      <text dy="0.35em">{number}</text>
    </g>
  );
}

function Rings({ view, size, around }: { view: View; size: Size; around: Point }) {
  const language = useLanguage();
  const step = roundLength(view.metresPerPixel * 70);
  const { x, y } = project(around, view, size);
  return (
    <g className="clinic-rings">
      {RINGS.map((n) => {
        const radius = (step * n) / view.metresPerPixel;
        return (
          <g key={n}>
            <circle cx={x} cy={y} r={radius} />
            <text x={x} y={y - radius - 4}>
              {distanceWords(step * n, language)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Cities({ cities, view, size }: { cities: readonly CenterCity[]; view: View; size: Size }) {
  return (
    <g className="clinic-cities">
      {cities.map((one) => {
        const { x, y } = project(one, view, size);
        if (x < 0 || y < 0 || x > size.width || y > size.height) return null;
        return (
          <text key={`${one.country}${one.city}`} x={x} y={y + 30}>
            {one.city}
          </text>
        );
      })}
    </g>
  );
}

function Place({ at, isHere }: { at: { x: number; y: number }; isHere: boolean }) {
  const { t } = useTranslation("app");
  return (
    <g className="clinic-here" transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}>
      {isHere ? <circle r={8} /> : <path d="M-7 0H7M0-7V7" />}
      {isHere && (
        <text y={-16} textAnchor="middle">
          {t("clinics.you")}
        </text>
      )}
    </g>
  );
}

function Scale({ view, size }: { view: View; size: Size }) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const length = roundLength(view.metresPerPixel * 50);
  const pixels = length / view.metresPerPixel;
  return (
    <g className="clinic-scale">
      <path d={`M16 ${size.height - 22}v8h${pixels.toFixed(1)}v-8`} />
      <text x={16 + pixels / 2} y={size.height - 26} textAnchor="middle">
        {distanceWords(length, language)}
      </text>
      <path d="M24 44V18M17 26l7-9 7 9" />
      <text x={24} y={62} textAnchor="middle">
        {t("clinics.north")}
      </text>
    </g>
  );
}
