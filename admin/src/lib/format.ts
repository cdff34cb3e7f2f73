import { currentLanguage } from "../i18n/index.ts";

/** Minor units as money with its currency: currencies differ in how many minor digits they have. */
export function formatMoney(amount: number, currency: string, language = currentLanguage()): string {
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
    currencyDisplay: "code",
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const days: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
const minutes: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };

export const formatDay = (moment: string): string => new Intl.DateTimeFormat(currentLanguage(), days).format(new Date(moment));

/** With its year when that is not this one. */
export function formatMoment(moment: string): string {
  const at = new Date(moment);
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(currentLanguage(), { ...minutes, year }).format(at);
}

/** A span in its two largest units: "2 h 5 min", "40 s". */
export function formatSpan(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  const parts: [number, "day" | "hour" | "minute" | "second"][] = [
    [Math.floor(seconds / 86_400), "day"],
    [Math.floor(seconds / 3600) % 24, "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
    [seconds % 60, "second"],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  const shown = first < 0 ? parts.slice(3) : parts.slice(first, first + 2).filter(([value]) => value > 0);
  return shown
    .map(([value, unit]) => new Intl.NumberFormat(currentLanguage(), { style: "unit", unit, unitDisplay: "short" }).format(value))
    .join(" ");
}
