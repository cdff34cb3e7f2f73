import { center, type Center, type Span } from "@callavet/shared/contract/centers.ts";
import type { CenterRow } from "./centers.queries.ts";

const ALL_DAY: [string, string][] = [["00:00", "24:00"]];

const toSpans = (spans: readonly (readonly [string, string])[]): Span[] =>
  spans.map(([opens, closes]) => ({ opens, closes })).sort((a, b) => a.opens.localeCompare(b.opens));

export function toCenter(row: CenterRow): Center {
  const { is_open, opens_at, closes_at, always_open } = row;
  return center.parse({
    ...row,
    timeZone: row.time_zone,
    alwaysOpen: always_open,
    week: [1, 2, 3, 4, 5, 6, 7].map((day) => toSpans(always_open ? ALL_DAY : (row.hours[day] ?? []))),
    exceptions: Object.entries(row.exceptions ?? {})
      .map(([date, spans]) => ({ date, spans: toSpans(spans) }))
      .sort((a, b) => a.date.localeCompare(b.date)),
    isOpen: is_open,
    opensAt: opens_at?.toISOString() ?? null,
    closesAt: closes_at?.toISOString() ?? null,
    distanceM: row.distance_m === null ? null : Math.round(row.distance_m),
  });
}
