import { currentLanguage } from "../i18n/index.ts";

/** How many digits a currency has after the point: none for the yen. */
function digitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** What a person typed as an amount, in minor units; null when it is none. Point and comma both set off the cents. */
export function parseAmount(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const found = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  if (!found?.[1] || (found[2]?.length ?? 0) > digits) return null;
  return Number(found[1]) * 10 ** digits + Number((found[2] ?? "").padEnd(digits, "0") || 0);
}

/** Minor units as they are typed: without the currency. */
export function amountText(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(currentLanguage(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(amount / 10 ** digits);
}
