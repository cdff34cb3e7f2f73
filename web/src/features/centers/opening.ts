import type { Center } from "@callavet/shared/contract/centers.ts";
import type { Language } from "@callavet/shared/contract/common.ts";
import type { TFunction } from "i18next";
import { localeOf } from "../../lib/format.ts";

type T = TFunction<"app">;
type Hours = Pick<Center, "alwaysOpen" | "isOpen" | "closesAt" | "opensAt" | "timeZone">;

/** `2026-11-21`, where the clinic is. */
export const localDate = (at: Date, timeZone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);

function part(at: Date, timeZone: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeZone, ...options }).format(at);
}

const clockOf = (at: Date, timeZone: string, language: Language) =>
  part(at, timeZone, language, { hour: "numeric", minute: "2-digit" });

/** "a la 1:30" is the only hour of the singular. */
const isOne = (clock: string): boolean => /^0?1[^\d]/.test(clock);

/** `00:00` to `23:59` on the clinic's own clock. */
const plainClock = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-US", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

/** "the 20:00", "tomorrow at 9:00", "on Monday at 9:00", "midnight": by the clinic's own days. */
function when(t: T, iso: string, { timeZone }: Hours, language: Language, now: Date, ending: boolean): string {
  const at = new Date(iso);
  const midnight = ending && plainClock(at, timeZone) === "00:00";
  const clock = clockOf(at, timeZone, language);
  const one = isOne(clock);
  const bare = midnight ? t("clinics.midnight") : t(one ? "clinics.untilOne" : "clinics.until", { time: clock });
  const time = midnight ? t("clinics.atMidnight") : t(one ? "clinics.atOne" : "clinics.at", { time: clock });
  // Midnight is the end of its day, not the beginning of the next.
  const day = new Date(at.getTime() - (midnight ? 1 : 0));
  const days = (Date.parse(localDate(day, timeZone)) - Date.parse(localDate(now, timeZone))) / 86_400_000;
  if (days === 0) return ending ? bare : time;
  // The small hours belong to the night before: nobody says "until tomorrow at two" at eleven in the evening.
  if (days === 1 && ending && plainClock(at, timeZone) < "05:00") return bare;
  const named =
    days === 1
      ? t("clinics.tomorrow")
      : t(ending ? "clinics.untilDay" : "clinics.onDay", { day: part(day, timeZone, language, { weekday: "long" }) });
  return `${named} ${time}`;
}

/** "Open until 20:00", "Closed; opens tomorrow at 9:00". */
export function openingWords(t: T, center: Hours, language: Language, now: Date): string {
  const { isOpen, opensAt, closesAt, alwaysOpen } = center;
  if (isOpen && !closesAt) return t(alwaysOpen ? "clinics.always" : "clinics.openNow");
  const at = isOpen ? closesAt : opensAt;
  if (!at) return t("clinics.closed");
  const words = t(isOpen ? "clinics.openUntil" : "clinics.closedUntil", { when: when(t, at, center, language, now, isOpen) });
  const elsewhere =
    clockOf(now, center.timeZone, language) !== clockOf(now, Intl.DateTimeFormat().resolvedOptions().timeZone, language);
  return elsewhere ? `${words} (${t("clinics.there")})` : words;
}

/** `09:00` as people there write it. */
export function clockWords(time: string, language: Language): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return part(new Date(Date.UTC(2026, 0, 1, hour % 24, minute)), "UTC", language, { hour: "numeric", minute: "2-digit" });
}

/** Names of the days, Monday first. */
export const weekdays = (language: Language): string[] =>
  [5, 6, 7, 8, 9, 10, 11].map((day) => part(new Date(Date.UTC(2026, 0, day)), "UTC", language, { weekday: "long" }));

export const dateWords = (date: string, language: Language): string =>
  part(new Date(`${date}T00:00:00Z`), "UTC", language, { weekday: "short", day: "numeric", month: "long" });

/** Metres below one kilometre, then kilometres; whole ones from ten on. */
export function distanceWords(metres: number, language: Language): string {
  const [value, unit] = metres < 950 ? [Math.round(metres / 50) * 50, "meter"] : [metres / 1000, "kilometer"];
  return new Intl.NumberFormat(localeOf(language), {
    style: "unit",
    unit,
    maximumFractionDigits: unit === "kilometer" && value < 10 ? 1 : 0,
  }).format(value);
}
