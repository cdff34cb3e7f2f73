import type { Lang } from "./words.ts";

// Latin American Spanish writes the currency out ("USD 9.90"), so that a dollar is never taken for a peso.
const LOCALES = { es: "es-419", en: "en-US" } as const;

/** Minor units → text; a currency without cents (JPY) has none. */
export function money(amount: number, currency: string, lang: Lang): string {
  const format = new Intl.NumberFormat(LOCALES[lang], { style: "currency", currency: currency.toUpperCase() });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
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
