import type { Bilingual, Language } from "@callavet/shared/contract/common.ts";

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();
function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

/** The person's own regional habits where they speak the chosen language, else that language's. */
export function localeOf(language: Language): string {
  return navigator.languages.find((one) => one.toLowerCase().startsWith(language)) ?? language;
}

/** Minor units to the person's way of writing money. */
export function money(amount: number, currency: string, language: Language): string {
  const code = currency.toUpperCase();
  const format = cached(
    `m${code}${language}`,
    () => new Intl.NumberFormat(localeOf(language), { style: "currency", currency: code }),
  );
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

const longDay = (language: Language) =>
  cached(`d${language}`, () => new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month: "long", year: "numeric" }));
export const day = (iso: string, language: Language): string => longDay(language).format(new Date(iso));

/** A stretch of days, said without repeating what both have in common. */
export const days = (start: string, end: string, language: Language): string =>
  longDay(language).formatRange(new Date(start), new Date(end));

const shortDay = (iso: string, language: Language): string =>
  cached(`s${language}`, () => new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month: "short" })).format(
    new Date(iso),
  );

export const clock = (iso: string, language: Language): string =>
  cached(`c${language}`, () => new Intl.DateTimeFormat(localeOf(language), { hour: "2-digit", minute: "2-digit" })).format(
    new Date(iso),
  );

export const moment = (iso: string, language: Language): string => `${shortDay(iso, language)}, ${clock(iso, language)}`;

/** Whole and half kilograms as people say them. */
export const weight = (grams: number, language: Language): string =>
  cached(
    `w${language}`,
    () => new Intl.NumberFormat(localeOf(language), { style: "unit", unit: "kilogram", maximumFractionDigits: 2 }),
  ).format(grams / 1000);

const years = (language: Language, unit: "year" | "month") =>
  cached(`a${unit}${language}`, () => new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "long" }));

/** Age in years, or in months below two years. */
export function age(bornOn: string, language: Language, now = new Date()): string {
  const born = new Date(`${bornOn}T00:00:00`);
  const passed =
    (now.getFullYear() - born.getFullYear()) * 12 + now.getMonth() - born.getMonth() - (now.getDate() < born.getDate() ? 1 : 0);
  const months = Math.max(0, passed);
  return months < 24 ? years(language, "month").format(months) : years(language, "year").format(Math.floor(months / 12));
}

export const both = (text: Bilingual, language: Language): string => text[language];
