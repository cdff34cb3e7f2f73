import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { center, put, type Span } from "./centers.ts";

const { scene } = testDatabase();

/** A break at noon, another before a night that ends on the next day: the clock is changed within it. */
const HOURS: Span[] = [
  ["09:00", "14:00"],
  ["16:30", "20:00"],
  ["22:00", "04:00"],
];
const HOLIDAYS: Record<string, Span[]> = { "2026-12-24": [["10:00", "13:00"]], "2026-12-25": [], "2027-01-01": [] };

/** Days, in UTC, around which each zone is walked through: its two changes of the clock, if it has them, and the holidays. */
const ZONES: Record<string, string[]> = {
  // No summer time since 2022: the days on which it used to begin and end.
  "America/Mexico_City": ["2026-04-05", "2026-10-25"],
  "Europe/Madrid": ["2026-03-29", "2026-10-25"],
  "America/New_York": ["2026-03-08", "2026-11-01"],
  "America/Santiago": ["2026-04-05", "2026-09-06"],
};
const EVERYWHERE = ["2026-12-25", "2027-01-01"];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const STEP = 37 * MINUTE;

/** Whether somebody who stands at the door with a watch finds it open: asks nothing but what the watch shows. */
function isOpenByClock(zone: string, at: number): boolean {
  const wall = (moment: number) => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    const [date = "", time = ""] = format.format(moment).split(" ");
    return { date, time };
  };
  const { date, time } = wall(at);
  const before = new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
  const today = HOLIDAYS[date] ?? HOURS;
  const yesterday = HOLIDAYS[before] ?? HOURS;
  return (
    today.some(([opens, closes]) => time >= opens && (time < closes || closes <= opens)) ||
    yesterday.some(([opens, closes]) => closes <= opens && time < closes)
  );
}

describe("open now, by the clock on the wall", () => {
  it.each(Object.entries(ZONES))("%s: breaks, nights, changes of the clock and holidays", (zone, changes) =>
    scene(async (stage) => {
      const hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, HOURS]));
      await put(stage.service, center({ external_ref: "one-1", time_zone: zone, hours, exceptions: HOLIDAYS }));
      const moments = [...changes, ...EVERYWHERE].flatMap((day) =>
        Array.from({ length: (4 * DAY) / STEP }, (_, n) => Date.parse(day) - 2 * DAY + n * STEP),
      );
      const rows = await stage.anon.rows<{ at: Date; is_open: boolean }>(
        `select t.at, o.is_open from unnest($1::timestamptz[]) t(at), centers c, app.center_open_at(c, t.at) o
         where c.external_ref = 'one-1' order by t.at`,
        [moments.map((moment) => new Date(moment))],
      );
      expect(rows).toHaveLength(moments.length);
      const wrong = rows.filter(({ at, is_open: open }) => open !== isOpenByClock(zone, at.getTime()));
      expect(wrong.map(({ at }) => at.toISOString())).toEqual([]);
      const share = rows.filter(({ is_open: open }) => open).length / rows.length;
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(0.7);
    })(),
  );
});
