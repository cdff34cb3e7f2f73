import type { CenterCity } from "@callavet/shared/contract/centers.ts";
import { parseJson, perTab } from "../../lib/storage.ts";
import { createStore } from "../../lib/store.ts";

export interface Point {
  latitude: number;
  longitude: number;
}

const KEY = "callavet.place";

function stored(): Point | null {
  const value = parseJson(perTab.read(KEY)) as Partial<Point> | null;
  return typeof value?.latitude === "number" && typeof value.longitude === "number"
    ? { latitude: value.latitude, longitude: value.longitude }
    : null;
}

/** Where the person is, once they have told: for this tab, and never in an address. */
export const here = createStore<Point | null>(stored());

export function setHere(point: Point | null): void {
  perTab.write(KEY, point && JSON.stringify(point));
  here.set(point);
}

/** Asks the browser. A hundred metres are enough, and keep a home out of the server's log. */
export function locate(): Promise<"found" | "denied" | "unavailable"> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve("unavailable");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const round = (value: number) => Math.round(value * 1000) / 1000;
        setHere({ latitude: round(coords.latitude), longitude: round(coords.longitude) });
        resolve("found");
      },
      (error) => resolve(error.code === error.PERMISSION_DENIED ? "denied" : "unavailable"),
      { maximumAge: 300_000, timeout: 10_000 },
    );
  });
}

export const keyOf = ({ country, city }: CenterCity): string => `${country}-${city}`;

const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();

/** The city that somebody typed, by its name or another name of it. */
export function cityCalled(text: string, cities: readonly CenterCity[]): CenterCity | undefined {
  const wanted = fold(text);
  if (wanted.length < 2) return undefined;
  const named = ({ city }: CenterCity, fits: (name: string) => boolean) => fits(fold(city));
  return (
    cities.find((one) => named(one, (name) => name === wanted)) ??
    cities.find(({ keywords }) => fold(keywords).includes(wanted) && wanted.length > 2) ??
    cities.find((one) => wanted.length > 3 && named(one, (name) => name.startsWith(wanted)))
  );
}
