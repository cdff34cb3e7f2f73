import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { center, near, nearCall, put, refs } from "./centers.ts";

const { scene } = testDatabase();
const sol = { lat: 40.4168, lon: -3.7038 };

/** Three places in Madrid, one in Toledo, one in Mexico. */
async function town({ service }: Stage): Promise<void> {
  await put(
    service,
    center({ external_ref: "es-sol", name: "Clínica El Nogal", always_open: true, emergency: true, kind: "hospital", hours: {} }),
    center({
      external_ref: "es-retiro",
      name: "Veterinaria Tres Cipreses",
      latitude: 40.4153,
      longitude: -3.6844,
      species: ["dog", "cat", "rabbit"],
    }),
    center({
      external_ref: "es-chamberi",
      name: "Centro Animal Ópalo",
      latitude: 40.434,
      longitude: -3.704,
      address: "Plaza de Olavide",
    }),
    center({
      external_ref: "es-toledo",
      name: "Clínica Cigarral",
      city: "Toledo",
      region: "Castilla-La Mancha",
      latitude: 39.8628,
      longitude: -4.0273,
    }),
    center({
      external_ref: "mx-condesa",
      name: "Clínica Colibrí",
      city: "Ciudad de México",
      region: "CDMX",
      country: "MX",
      time_zone: "America/Mexico_City",
      latitude: 19.4115,
      longitude: -99.1733,
      keywords: "Mexico City DF",
      emergency: true,
    }),
  );
}

describe("fn_centers_near", () => {
  it(
    "nearest first, with metres",
    scene(async (stage) => {
      await town(stage);
      const found = await near(stage.anon, sol);
      expect(found.map(({ external_ref }) => external_ref)).toEqual([
        "es-sol",
        "es-retiro",
        "es-chamberi",
        "es-toledo",
        "mx-condesa",
      ]);
      const metres = found.map(({ distance_m }) => Math.round((distance_m ?? -1) / 100) * 100);
      // By Vincenty's formulae on the ellipsoid: 0, 1,655, 1,910, 67,410 and 9,081,717.
      expect(metres.slice(0, 3)).toEqual([0, 1700, 1900]);
      expect(Math.abs((metres[3] ?? 0) / 67_410 - 1)).toBeLessThan(0.006);
      expect(Math.abs((metres[4] ?? 0) / 9_081_717 - 1)).toBeLessThan(0.006);
    }),
  );

  it(
    "a radius cuts the corners of its box",
    scene(async (stage) => {
      await put(
        stage.service,
        center({ external_ref: "north", latitude: sol.lat + 0.0895, longitude: sol.lon }),
        // Both differences are within 10 km, the distance is 13.
        center({ external_ref: "corner", latitude: sol.lat + 0.085, longitude: sol.lon + 0.11 }),
      );
      expect(await refs(stage.anon, { ...sol, radius: 10_000 })).toEqual(["north"]);
      expect(await refs(stage.anon, { ...sol, radius: 9900 })).toEqual([]);
      expect(await refs(stage.anon, { ...sol, radius: 14_000 })).toEqual(["north", "corner"]);
    }),
  );

  it(
    "reaches over the date line and the pole",
    scene(async (stage) => {
      await put(
        stage.service,
        center({ external_ref: "fiji-west", latitude: -16.8, longitude: 179.97 }),
        center({ external_ref: "fiji-east", latitude: -16.8, longitude: -179.97 }),
        center({ external_ref: "pole", latitude: 89.95, longitude: 90 }),
      );
      expect(await refs(stage.anon, { lat: -16.8, lon: 179.99, radius: 10_000 })).toEqual(["fiji-west", "fiji-east"]);
      expect(await refs(stage.anon, { lat: -16.8, lon: -179.99, radius: 10_000 })).toEqual(["fiji-east", "fiji-west"]);
      expect(await refs(stage.anon, { lat: 89.95, lon: -90, radius: 12_000 })).toEqual(["pole"]);
    }),
  );

  it(
    "only what is open, takes emergencies, or treats the species",
    scene(async (stage) => {
      await town(stage);
      // Wednesday 03:00 in Madrid, 19:00 of Tuesday in Mexico: the hospital alone.
      expect(await refs(stage.anon, { ...sol, open: true, at: "2026-06-10T01:00Z" })).toEqual(["es-sol"]);
      // Wednesday 15:30 in Madrid.
      expect(await refs(stage.anon, { ...sol, open: true, at: "2026-06-10T13:30Z" })).toEqual([
        "es-sol",
        "es-retiro",
        "es-chamberi",
        "es-toledo",
      ]);
      expect(await refs(stage.anon, { ...sol, emergency: true })).toEqual(["es-sol", "mx-condesa"]);
      expect(await refs(stage.anon, { ...sol, species: "rabbit" })).toEqual(["es-retiro"]);
      expect(await refs(stage.anon, { ...sol, emergency: false, open: false, species: "horse" })).toEqual([]);
    }),
  );

  it(
    "words: accents, beginnings, other names of the place; those that most words find",
    scene(async (stage) => {
      await town(stage);
      const { anon } = stage;
      expect(await refs(anon, { q: "opalo" })).toEqual(["es-chamberi"]);
      expect(await refs(anon, { q: "ÓPALO" })).toEqual(["es-chamberi"]);
      expect(await refs(anon, { q: "cipre" })).toEqual(["es-retiro"]);
      expect(await refs(anon, { q: "mexico city" })).toEqual(["mx-condesa"]);
      expect(await refs(anon, { q: "clínica veterinaria de Toledo" })).toEqual(["es-toledo"]);
      expect(await refs(anon, { q: "24 horas madrid" })).toEqual(["es-sol"]);
      expect(await refs(anon, { q: "emergency mexico" })).toEqual(["mx-condesa"]);
      expect(await refs(anon, { q: "madrid", ...sol })).toEqual(["es-sol", "es-retiro", "es-chamberi"]);
      // Without a place: by ref. What nothing is called finds nothing.
      expect(await refs(anon, { q: "madrid" })).toEqual(["es-chamberi", "es-retiro", "es-sol"]);
      expect(await refs(anon, { q: "zzz" })).toEqual([]);
      expect((await near(anon, { q: "opalo" }))[0]?.distance_m).toBeNull();
    }),
  );

  it(
    "strange questions are answered",
    scene(async (stage) => {
      await town(stage);
      for (const q of ["", " ", "'; drop table centers; --", "a & | ! <-> :*", "\\", "🐶", "עיר", "x".repeat(10_000), "de la"])
        expect(Array.isArray(await refs(stage.anon, { q })), q.slice(0, 30)).toBe(true);
      expect(await refs(stage.anon, { q: "de la" })).toHaveLength(5);
      expect(await refs(stage.anon, { q: "'; drop table centers; --" })).toEqual([]);
    }),
  );

  it(
    "pages on from the last row, with equal distances too",
    scene(async (stage) => {
      const rows = Array.from({ length: 23 }, (_, i) =>
        center({ external_ref: `same-${String(i).padStart(2, "0")}`, latitude: sol.lat + (i % 4) / 100 }),
      );
      await put(stage.service, ...rows);
      for (const place of [sol, {}]) {
        const whole = await near(stage.anon, { ...place, limit: 100 });
        const seen: string[] = [];
        let after: [number, string] | null = null;
        for (let page = 0; page < 10; page++) {
          const some = await near(stage.anon, { ...place, limit: 5, after });
          const last = some.at(-1);
          if (!last) break;
          seen.push(...some.map((row) => row.external_ref));
          after = [last.distance_m ?? 0, last.external_ref];
        }
        expect(seen).toEqual(whole.map((row) => row.external_ref));
        expect(seen).toHaveLength(23);
      }
    }),
  );

  it(
    "shows nobody what is not published",
    scene(async (stage) => {
      await town(stage);
      await stage.service.rows("select fn_unpublish_centers($1)", [["es-retiro"]]);
      for (const by of [stage.anon, stage.service]) expect(await refs(by, sol)).toEqual(["es-retiro"]);
    }),
  );

  it(
    "impossible places, a half place and a bad cursor are refused, and named",
    scene(async (stage) => {
      const wrong: [Parameters<typeof nearCall>[0], string][] = [
        [{ lat: 91, lon: 0 }, "lat"],
        [{ lat: Number.NaN, lon: 0 }, "lat"],
        [{ lat: 0, lon: 180.5 }, "lon"],
        [{ lat: 0, lon: Number.NEGATIVE_INFINITY }, "lon"],
        [{ lat: 40 }, "lon"],
        [{ lon: 40 }, "lat"],
        [{ ...sol, radius: 0 }, "radiusM"],
        [{ ...sol, radius: -5 }, "radiusM"],
        [{ ...sol, radius: Number.NaN }, "radiusM"],
        [{ limit: 0 }, "limit"],
        [{ limit: 1000 }, "limit"],
        [{ at: "infinity" }, "at"],
        [{ after: [Number.NaN, "x"] }, "cursor"],
        [{ after: [-1, "x"] }, "cursor"],
      ];
      for (const [question, field] of wrong)
        expect(await stage.anon.refusal(...nearCall(question)), field).toEqual({
          code: "CV400",
          reason: "input_invalid",
          details: { field },
        });
    }),
  );

  it(
    "an index serves the box, and hours are read of as few as are shown",
    scene(async ({ db, anon }) => {
      await db.rows(`insert into centers (external_ref, name, kind, address, city, region, country, time_zone, latitude, longitude, phone,
          species, languages, emergency, always_open, hours, content_sha256)
        select 'many-' || n, 'Clinic', 'clinic', 'a', 'c', 'r', 'ES', 'Europe/Madrid', -60 + 120 * ((n * 7919) % 20000) / 20000.0,
          -180 + 360 * ((n * 104729) % 20000) / 20000.0, '1', '{dog}', '{es}', false, n % 2 = 0, '{"1": [["09:00", "17:00"]]}', 'x'
        from generate_series(1, 20000) n`);
      await db.rows("analyze centers");
      const lines = await db.rows<{ "QUERY PLAN": string }>("explain select * from app.centers_around(40.4, -3.7, 50000)");
      const plan = lines.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toContain("centers_place");
      expect(plan).not.toContain("Seq Scan");
      const started = performance.now();
      expect(await refs(anon, { ...sol, radius: 3_000_000, open: true, limit: 10 })).toHaveLength(10);
      expect(performance.now() - started).toBeLessThan(2000);
    }),
  );
});
