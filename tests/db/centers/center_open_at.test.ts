import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { center, put, type GivenCenter, type Span } from "./centers.ts";

const { scene } = testDatabase();

/** What a clinic says of a moment: "open until <moment>", "opens <moment>", "open" for always. */
async function says(stage: Stage, given: Partial<GivenCenter>, at: string): Promise<string> {
  const row = center(given);
  await put(stage.service, row);
  const found = await stage.anon.row<{ is_open: boolean; opens_at: Date | null; closes_at: Date | null }>(
    "select o.* from centers c, app.center_open_at(c, $2) o where c.external_ref = $1",
    [row.external_ref, at],
  );
  const moment = (date: Date | null) => date?.toISOString().slice(0, 16) ?? "";
  return found.is_open ? `open ${moment(found.closes_at)}`.trim() : `opens ${moment(found.opens_at)}`.trim();
}

const everyDay = (...spans: Span[]) => Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, spans]));
const night = everyDay(["20:00", "08:00"]);
const mexico = { time_zone: "America/Mexico_City", country: "MX" };
const madrid = { time_zone: "Europe/Madrid" };
const newYork = { time_zone: "America/New_York", country: "US" };
const santiago = { time_zone: "America/Santiago", country: "CL" };
const london = { time_zone: "Europe/London", country: "GB" };

/** Local times are in the name; moments are in UTC. */
const cases: [name: string, given: Partial<GivenCenter>, at: string, said: string][] = [
  // Mexico City has had no summer time since 2022: always six hours behind.
  ["Mexico, Wed 08:59: opens at nine", mexico, "2026-07-15T14:59Z", "opens 2026-07-15T15:00"],
  ["Mexico, Wed 09:00: the first minute counts", mexico, "2026-07-15T15:00Z", "open 2026-07-15T23:00"],
  ["Mexico, Wed 17:00: the last moment does not", mexico, "2026-07-15T23:00Z", "opens 2026-07-16T15:00"],
  ["Mexico, Fri 18:00: opens on Monday", mexico, "2026-07-18T00:00Z", "opens 2026-07-20T15:00"],
  ["Mexico, Sun 23:30, Monday already in Madrid", mexico, "2026-07-20T05:30Z", "opens 2026-07-20T15:00"],
  // A break at noon.
  [
    "Madrid, 14:30 in the break",
    { ...madrid, hours: everyDay(["10:00", "14:00"], ["17:00", "20:30"]) },
    "2026-06-10T12:30Z",
    "opens 2026-06-10T15:00",
  ],
  [
    "Madrid, 13:59 before the break",
    { ...madrid, hours: everyDay(["10:00", "14:00"], ["17:00", "20:30"]) },
    "2026-06-10T11:59Z",
    "open 2026-06-10T12:00",
  ],
  [
    "hours told out of order",
    { ...madrid, hours: everyDay(["17:00", "20:30"], ["10:00", "14:00"]) },
    "2026-06-10T06:00Z",
    "opens 2026-06-10T08:00",
  ],
  // Past midnight.
  ["New York, Sat 01:00, since Friday evening", { ...newYork, hours: night }, "2026-07-11T05:00Z", "open 2026-07-11T12:00"],
  ["New York, Sat 12:00, closed by day", { ...newYork, hours: night }, "2026-07-11T16:00Z", "opens 2026-07-12T00:00"],
  [
    "only on Fridays: Saturday at 03:00",
    { ...newYork, hours: { 5: [["22:00", "04:00"]] } },
    "2026-07-11T07:00Z",
    "open 2026-07-11T08:00",
  ],
  [
    "only on Fridays: Friday at 03:00 is Thursday's night",
    { ...newYork, hours: { 5: [["22:00", "04:00"]] } },
    "2026-07-10T07:00Z",
    "opens 2026-07-11T02:00",
  ],
  [
    "Sunday's night reaches into Monday",
    { ...newYork, hours: { 7: [["22:00", "04:00"]] } },
    "2026-07-13T07:59Z",
    "open 2026-07-13T08:00",
  ],
  [
    "to midnight and from midnight is open through",
    { ...madrid, hours: { 3: [["18:00", "24:00"]], 4: [["00:00", "06:00"]] } },
    "2026-06-10T20:00Z",
    "open 2026-06-11T04:00",
  ],
  [
    "to 00:00 is to the end of the day",
    { ...madrid, hours: everyDay(["18:00", "00:00"]) },
    "2026-06-10T21:59Z",
    "open 2026-06-10T22:00",
  ],
  // The clock is changed.
  // New York, 8 March 2026: two o'clock is three. The night of 20:00 to 08:00 has eleven hours.
  ["New York, spring, 07:30 in summer time", { ...newYork, hours: night }, "2026-03-08T11:30Z", "open 2026-03-08T12:00"],
  ["New York, spring, the evening before", { ...newYork, hours: night }, "2026-03-08T00:59Z", "opens 2026-03-08T01:00"],
  // New York, 1 November 2026: one o'clock comes twice.
  ["New York, autumn, the second 01:30", { ...newYork, hours: night }, "2026-11-01T06:30Z", "open 2026-11-01T13:00"],
  ["New York, autumn, 07:59 in winter time", { ...newYork, hours: night }, "2026-11-01T12:59Z", "open 2026-11-01T13:00"],
  // Madrid, 29 March 2026: 02:00 is 03:00; hours within the hour that is not there are none, and break nothing.
  [
    "Madrid, spring, hours that do not exist",
    { ...madrid, hours: { 7: [["02:30", "03:00"]] } },
    "2026-03-29T00:45Z",
    "opens 2026-04-05T00:30",
  ],
  ["Madrid, spring, Monday's nine o'clock is an hour earlier in UTC", madrid, "2026-03-28T12:00Z", "opens 2026-03-30T07:00"],
  ["Madrid, autumn, Monday's nine o'clock is an hour later", madrid, "2026-10-24T12:00Z", "opens 2026-10-26T08:00"],
  // Santiago goes back on 5 April 2026 and forward on 6 September, at midnight: the day begins at one.
  ["Santiago, autumn", { ...santiago, hours: night }, "2026-04-05T11:59Z", "open 2026-04-05T12:00"],
  [
    "Santiago, spring, a day that begins at one",
    { ...santiago, hours: { 7: [["00:00", "06:00"]] } },
    "2026-09-06T04:30Z",
    "open 2026-09-06T09:00",
  ],
  // London.
  ["London, summer", london, "2026-06-10T15:59Z", "open 2026-06-10T16:00"],
  ["London, winter", london, "2026-12-09T16:59Z", "open 2026-12-09T17:00"],
  // Holidays.
  ["Christmas, closed", { ...madrid, exceptions: { "2026-12-25": [] } }, "2026-12-25T10:00Z", "opens 2026-12-28T08:00"],
  [
    "Christmas Eve, shorter",
    { ...madrid, exceptions: { "2026-12-24": [["09:00", "13:00"]] } },
    "2026-12-24T11:59Z",
    "open 2026-12-24T12:00",
  ],
  [
    "a Sunday that is open for once",
    { ...madrid, exceptions: { "2026-12-20": [["10:00", "14:00"]] } },
    "2026-12-20T09:00Z",
    "open 2026-12-20T13:00",
  ],
  [
    "a holiday by the local date: still the 16th in Mexico when the 17th began in Madrid",
    { ...mexico, hours: everyDay(["18:00", "22:00"]), exceptions: { "2026-09-16": [] } },
    "2026-09-17T00:30Z",
    "opens 2026-09-18T00:00",
  ],
  [
    "the night that began before a holiday ends as every night",
    { ...newYork, hours: night, exceptions: { "2026-12-25": [] } },
    "2026-12-25T12:00Z",
    "open 2026-12-25T13:00",
  ],
  [
    "and the holiday's own night is closed",
    { ...newYork, hours: night, exceptions: { "2026-12-25": [] } },
    "2026-12-26T05:00Z",
    "opens 2026-12-27T01:00",
  ],
  // Always.
  ["always open", { always_open: true, hours: {} }, "2026-12-25T03:00Z", "open"],
  [
    "always open, but not at Christmas",
    { always_open: true, hours: {}, exceptions: { "2026-12-25": [] } },
    "2026-12-24T12:00Z",
    "open 2026-12-24T23:00",
  ],
  ["no hours at all", { hours: {} }, "2026-06-10T12:00Z", "opens"],
];

describe("app.center_open_at", () => {
  for (const [name, given, at, said] of cases)
    it(
      name,
      scene(async (stage) => {
        expect(await says(stage, given, at)).toBe(said);
      }),
    );
});
