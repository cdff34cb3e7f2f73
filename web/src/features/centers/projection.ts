import type { Point } from "./place.ts";

/** What a map shows: its middle, and how many metres a pixel is. */
export interface View extends Point {
  metresPerPixel: number;
}

export interface Size {
  width: number;
  height: number;
}

const METRES_PER_DEGREE = 111_195;
const CLOSEST = 2;
const FURTHEST = 40_000;

const shrink = (latitude: number): number => Math.max(0.05, Math.cos((latitude * Math.PI) / 180));

/** East and west are shrunk by the latitude of the middle: true enough for a city, and near enough for a country. */
export function project(point: Point, view: View, { width, height }: Size): { x: number; y: number } {
  const east = ((((point.longitude - view.longitude) % 360) + 540) % 360) - 180;
  return {
    x: width / 2 + (east * METRES_PER_DEGREE * shrink(view.latitude)) / view.metresPerPixel,
    y: height / 2 - ((point.latitude - view.latitude) * METRES_PER_DEGREE) / view.metresPerPixel,
  };
}

export function moveBy(view: View, x: number, y: number): View {
  const latitude = view.latitude - (y * view.metresPerPixel) / METRES_PER_DEGREE;
  const longitude = view.longitude + (x * view.metresPerPixel) / (METRES_PER_DEGREE * shrink(view.latitude));
  return { ...view, latitude: Math.min(85, Math.max(-85, latitude)), longitude: ((longitude + 540) % 360) - 180 };
}

export const zoomBy = (view: View, factor: number): View => ({
  ...view,
  metresPerPixel: Math.min(FURTHEST, Math.max(CLOSEST, view.metresPerPixel / factor)),
});

/** Everything in sight, with room at the edges; the person in the middle where there is one. */
export function fit(points: readonly Point[], middle: Point | null, { width, height }: Size): View {
  const all = middle ? [...points, middle] : points;
  const latitudes = all.map(({ latitude }) => latitude);
  const longitudes = all.map(({ longitude }) => longitude);
  const center = middle ?? {
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
  };
  const reach = (values: number[], from: number) => Math.max(0, ...values.map((value) => Math.abs(value - from)));
  const north = reach(latitudes, center.latitude) * METRES_PER_DEGREE;
  const east = reach(longitudes, center.longitude) * METRES_PER_DEGREE * shrink(center.latitude);
  const room = (length: number) => Math.max(40, length / 2 - 36);
  return zoomBy({ ...center, metresPerPixel: Math.max(5, north / room(height), east / room(width)) }, 1);
}

/** 1, 2 or 5 times a power of ten, at least so many metres. */
export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([1, 2, 5].find((one) => one * power >= metres) ?? 10) * power;
}
