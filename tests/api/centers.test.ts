import type { Center, CenterCity } from "@callavet/shared/contract/centers.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { center, type Span } from "../db/centers/centers.ts";
import { startWorld, type World } from "./kit/world.ts";

const sol = "lat=40.4168&lon=-3.7038";
const everyDay = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [["20:00", "08:00"] as Span]]));

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const rows = [
    center({
      external_ref: "es-madrid-sol",
      name: "Hospital El Nogal",
      kind: "hospital",
      always_open: true,
      emergency: true,
      hours: {},
    }),
    center({
      external_ref: "es-madrid-retiro",
      name: "Veterinaria Tres Cipreses",
      latitude: 40.4153,
      longitude: -3.6844,
      species: ["dog", "rabbit"],
      hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [["17:00", "20:30"] as Span, ["10:00", "14:00"] as Span]])),
      exceptions: { "2026-12-25": [], "2027-03-26": [] },
    }),
    center({
      external_ref: "es-madrid-noche",
      name: "Urgencias Ópalo",
      kind: "emergency",
      latitude: 40.434,
      longitude: -3.704,
      emergency: true,
      hours: everyDay,
    }),
    center({
      external_ref: "mx-puebla-la-paz",
      name: "Clínica Colibrí",
      city: "Puebla",
      region: "Puebla",
      country: "MX",
      time_zone: "America/Mexico_City",
      latitude: 19.05,
      longitude: -98.22,
    }),
    center({ external_ref: "es-hidden", name: "Hidden" }),
  ];
  await world.pool.query("select fn_import_centers($1)", [JSON.stringify(rows)]);
  await world.pool.query("update centers set published = false where external_ref = 'es-hidden'");
});
afterAll(() => world?.close());

const near = async (query: string): Promise<{ items: Center[]; nextCursor: string | null }> => {
  const { status, body } = await world.anybody("GET", `/centers/near?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const names = async (query: string) => (await near(query)).items.map(({ name }) => name);

describe("GET /centers/near", () => {
  it("answers anybody, nearest first, with hours, and closing and opening times", async () => {
    // A Wednesday, half past one in Madrid.
    const { items } = await near(`${sol}&radiusM=10000&at=2026-12-16T12:30:00Z`);
    expect(items.map(({ name, distanceM }) => [name, distanceM])).toEqual([
      ["Hospital El Nogal", 0],
      ["Veterinaria Tres Cipreses", 1651],
      ["Urgencias Ópalo", 1913],
    ]);
    expect(items[0]).toMatchObject({ isOpen: true, closesAt: null, alwaysOpen: true, emergency: true });
    expect(items[0]?.week[6]).toEqual([{ opens: "00:00", closes: "24:00" }]);
    expect(items[1]).toMatchObject({
      isOpen: true,
      closesAt: "2026-12-16T13:00:00.000Z",
      opensAt: "2026-12-16T16:00:00.000Z",
      exceptions: [{ date: "2026-12-25", spans: [] }],
      timeZone: "Europe/Madrid",
    });
    expect(items[1]?.week[0]).toEqual([
      { opens: "10:00", closes: "14:00" },
      { opens: "17:00", closes: "20:30" },
    ]);
    expect(items[1]?.week[5]).toEqual([]);
    expect(items[2]).toMatchObject({ isOpen: false, opensAt: "2026-12-16T19:00:00.000Z", closesAt: null });
  });

  it("filters by open now, emergency, species and words", async () => {
    expect(await names(`${sol}&openNow=true&at=2026-12-16T02:00:00%2B01:00`)).toEqual(["Hospital El Nogal", "Urgencias Ópalo"]);
    expect(await names(`${sol}&emergency=true&radiusM=5000`)).toEqual(["Hospital El Nogal", "Urgencias Ópalo"]);
    expect(await names(`${sol}&species=rabbit`)).toEqual(["Veterinaria Tres Cipreses"]);
    expect(await names("q=opalo")).toEqual(["Urgencias Ópalo"]);
    expect(await names("q=puebla")).toEqual(["Clínica Colibrí"]);
    expect(await names("q=hidden")).toEqual([]);
    expect(await names("q=")).toHaveLength(4);
  });

  it("pages to the end, with the same rows over tRPC", async () => {
    const { client } = world.person().api();
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let calls = 0; calls < 9; calls++) {
      const page: { items: Center[]; nextCursor: string | null } = await client.centers.near.query({
        lat: 40.4168,
        lon: -3.7038,
        limit: 1,
        cursor,
      });
      seen.push(...page.items.map(({ name }) => name));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(await names(sol));
    expect(seen).toHaveLength(4);
    const first = await near("limit=2");
    const second = await near(`limit=2&cursor=${first.nextCursor}`);
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(await names(""));
  });

  it("refuses what cannot be, and names the field", async () => {
    const wrong: [string, string][] = [
      ["lat=91&lon=0", "lat"],
      ["lat=0&lon=-181", "lon"],
      ["lat=abc&lon=0", "lat"],
      ["lat=NaN&lon=0", "lat"],
      ["lat=1e400&lon=0", "lat"],
      ["lat=40", "lon"],
      ["lon=40", "lat"],
      [`${sol}&radiusM=0`, "radiusM"],
      [`${sol}&radiusM=-1`, "radiusM"],
      [`${sol}&openNow=maybe`, "openNow"],
      [`${sol}&species=unicorn`, "species"],
      [`${sol}&at=tomorrow`, "at"],
      [`${sol}&limit=0`, "limit"],
      [`${sol}&limit=1000`, "limit"],
      [`${sol}&cursor=xyz`, "cursor"],
      [`${sol}&cursor=${Buffer.from("NaN es-madrid-sol").toString("base64url")}`, "cursor"],
      [`${sol}&cursor=${"a".repeat(300)}`, "cursor"],
      [`q=${"a".repeat(201)}`, "q"],
    ];
    for (const [query, field] of wrong) {
      const { status, body } = await world.anybody("GET", `/centers/near?${query}`);
      expect([status, body.reason], query).toEqual([400, "input_invalid"]);
      expect(body.details.field ?? body.details.issues[0].path, query).toBe(field);
    }
  });

  it("strange words find nothing and break nothing", async () => {
    for (const q of ["'; drop table centers; --", "a", "🐶", "עיר", "<script>", "\\", "& | !", ":*"]) {
      const { status } = await world.anybody("GET", `/centers/near?q=${encodeURIComponent(q)}`);
      expect(status, q).toBe(200);
    }
  });
});

describe("GET /centers/cities", () => {
  it("tells the middle of each city's clinics", async () => {
    const { status, body } = await world.anybody("GET", "/centers/cities");
    expect(status).toBe(200);
    const items: CenterCity[] = body.items;
    expect(items.map(({ city, centers }) => [city, centers])).toEqual([
      ["Madrid", 3],
      ["Puebla", 1],
    ]);
    expect(items[0]?.latitude).toBeCloseTo(40.422, 3);
  });
});
