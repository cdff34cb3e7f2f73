import { afterEach, describe, expect, it, vi } from "vitest";
import { clinics as english } from "../../web/src/i18n/en/clinics.ts";
import { clinics as spanish } from "../../web/src/i18n/es/clinics.ts";
import { clockWords, distanceWords, openingWords } from "../../web/src/features/centers/opening.ts";
import { fit, moveBy, project, roundLength, zoomBy } from "../../web/src/features/centers/projection.ts";

/** The texts themselves, filled in as the pages do. */
const texts = (words: Record<string, unknown>) =>
  ((key: string, values: Record<string, string> = {}) =>
    String(words[key.replace("clinics.", "")]).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "")) as never;

type Hours = Parameters<typeof openingWords>[1];
const madrid: Hours = { alwaysOpen: false, isOpen: true, opensAt: null, closesAt: null, timeZone: "Europe/Madrid" };

afterEach(() => vi.unstubAllGlobals());

describe("opening hours in words", () => {
  // A Wednesday, 13:00 in Madrid.
  const now = new Date("2026-12-16T12:00:00Z");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const said = (given: Partial<Hours>, tongue: "es" | "en") => {
    vi.stubGlobal("navigator", { languages: [tongue === "es" ? "es-ES" : "en-GB"] });
    const words = openingWords(texts(tongue === "es" ? spanish : english), { ...madrid, ...given }, tongue, now);
    return zone === "Europe/Madrid" ? words : words.replace(/ \((hora de allí|local time)\)$/, "");
  };
  const cases: [string, Parameters<typeof said>[0], es: string, en: string][] = [
    ["later today", { closesAt: "2026-12-16T19:00:00Z" }, "Abierta hasta las 20:00", "Open until 20:00"],
    [
      "one o'clock is one",
      { isOpen: false, opensAt: "2026-12-17T00:15:00Z" },
      "Cerrada; abre mañana a la 1:15",
      "Closed; opens tomorrow at 1:15",
    ],
    ["midnight ends its own day", { closesAt: "2026-12-16T23:00:00Z" }, "Abierta hasta medianoche", "Open until midnight"],
    [
      "another day's midnight",
      { closesAt: "2026-12-20T23:00:00Z" },
      "Abierta hasta el domingo a medianoche",
      "Open until Sunday at midnight",
    ],
    ["the small hours are tonight's", { closesAt: "2026-12-17T01:00:00Z" }, "Abierta hasta las 2:00", "Open until 2:00"],
    ["tomorrow morning", { closesAt: "2026-12-17T07:00:00Z" }, "Abierta hasta mañana a las 8:00", "Open until tomorrow at 8:00"],
    [
      "opens this afternoon",
      { isOpen: false, opensAt: "2026-12-16T16:00:00Z" },
      "Cerrada; abre a las 17:00",
      "Closed; opens at 17:00",
    ],
    [
      "opens on Friday",
      { isOpen: false, opensAt: "2026-12-18T08:00:00Z" },
      "Cerrada; abre el viernes a las 9:00",
      "Closed; opens on Friday at 9:00",
    ],
    ["always", { alwaysOpen: true }, "Abierta las 24 horas", "Open 24 hours"],
    ["for as long as is known", {}, "Abierta ahora", "Open now"],
    ["nobody knows", { isOpen: false }, "Cerrada", "Closed"],
  ];
  for (const [name, given, es, en] of cases)
    it(name, () => {
      const clock = (text: string) => text.replace(/\b0(\d:)/g, "$1");
      expect(clock(said(given, "es"))).toBe(es);
      expect(clock(said(given, "en"))).toBe(en);
    });

  it("distances and hours as the language writes them", () => {
    vi.stubGlobal("navigator", { languages: ["es-ES", "en-US"] });
    expect(distanceWords(430, "es")).toBe("450 m");
    expect(distanceWords(1390, "es")).toBe("1,4 km");
    expect(distanceWords(23_600, "es")).toBe("24 km");
    expect(clockWords("17:30", "es")).toBe("17:30");
    expect(clockWords("17:30", "en")).toBe("5:30 PM");
    expect(clockWords("24:00", "es")).toBe("0:00");
  });
});

describe("the map's projection", () => {
  const size = { width: 400, height: 300 };
  const view = { latitude: 40, longitude: -3, metresPerPixel: 100 };

  it("puts the middle in the middle, north above, east to the right, by true distances", () => {
    expect(project(view, view, size)).toEqual({ x: 200, y: 150 });
    const north = project({ latitude: 40.1, longitude: -3 }, view, size);
    expect(150 - north.y).toBeCloseTo(111.2, 1);
    const east = project({ latitude: 40, longitude: -2.9 }, view, size);
    expect(east.x - 200).toBeCloseTo(85.2, 1);
  });

  it("goes over the date line the short way", () => {
    const fiji = { latitude: -17, longitude: 179.9, metresPerPixel: 1000 };
    expect(project({ latitude: -17, longitude: -179.9 }, fiji, size).x).toBeGreaterThan(200);
    expect(moveBy(fiji, 50, 0).longitude).toBeLessThan(-179);
  });

  it("fits everything in sight, the person in the middle", () => {
    const points = [
      { latitude: 40.2, longitude: -3 },
      { latitude: 40, longitude: -3.4 },
    ];
    const fitted = fit(points, view, size);
    expect(fitted).toMatchObject({ latitude: 40, longitude: -3 });
    for (const point of points) {
      const { x, y } = project(point, fitted, size);
      expect(x).toBeGreaterThan(30);
      expect(y).toBeGreaterThan(30);
      expect(x).toBeLessThan(370);
      expect(y).toBeLessThan(270);
    }
    // One point alone is not looked at through a microscope.
    expect(fit([points[0]!], null, size).metresPerPixel).toBe(5);
  });

  it("zooms within bounds, and takes round lengths for its rings", () => {
    expect(zoomBy(view, 2).metresPerPixel).toBe(50);
    expect(zoomBy(view, 1e9).metresPerPixel).toBe(2);
    expect([70, 100, 130, 480, 5100].map(roundLength)).toEqual([100, 100, 200, 500, 10_000]);
  });
});
