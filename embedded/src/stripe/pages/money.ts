import type { Lang } from "./words.ts";

// Latin American Spanish writes the currency out ("USD 9.90"), so that a dollar is never taken for a peso.
const LOCALES = { es: "es-419", en: "en-US" } as const;

/** Minor units → text; a currency without cents (JPY) has none. */
export function money(amount: number, currency: string, lang: Lang): string {
  const format = new Intl.NumberFormat(LOCALES[lang], { style: "currency", currency: currency.toUpperCase() });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** 790 → "7.90": what is typed into a field. */
export function major(amount: number, currency: string): string {
  return (amount / 10 ** decimals(currency)).toFixed(decimals(currency));
}

/** "7.90" → 790; null for what is no amount. */
export function minor(typed: string, currency: string): number | null {
  const amount = typed.trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(amount)) return null;
  return Math.round(Number(amount) * 10 ** decimals(currency));
}

function decimals(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currency.toUpperCase() });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

export function date(seconds: number, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long" }).format(seconds * 1000);
}

const EVERY = {
  es: { day: ["al día", "días"], week: ["a la semana", "semanas"], month: ["al mes", "meses"], year: ["al año", "años"] },
  en: { day: ["a day", "days"], week: ["a week", "weeks"], month: ["a month", "months"], year: ["a year", "years"] },
} as const;

/** "al mes", "every 3 months"; nothing for a price that does not recur. */
export function rhythm(recurring: { interval: string; interval_count: number } | null | undefined, lang: Lang): string {
  if (!recurring) return "";
  const { interval, interval_count: count } = recurring;
  const [one, many] = EVERY[lang][interval === "day" || interval === "week" || interval === "year" ? interval : "month"];
  return count === 1 ? one : `${lang === "es" ? "cada" : "every"} ${count} ${many}`;
}
