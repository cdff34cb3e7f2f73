import type { Language } from "@callavet/shared/contract/common.ts";
import type { ChangePreview } from "@callavet/shared/contract/subscriptions.ts";
import { day, money } from "../../lib/format.ts";

type Key =
  | "payToday"
  | "nothingToday"
  | "creditBack"
  | "thenMonth"
  | "thenYear"
  | "nowUnits"
  | "later"
  | "laterMonth"
  | "laterYear";
type Values = Partial<Record<"due" | "credit" | "price" | "date" | "plan" | "current", string>>;
type Line = readonly [`change.${Key}`, Values];

/** What a change does, line by line: first what is paid today. */
export function changeWords(preview: ChangePreview, current: string, plan: string, tongue: Language): Line[] {
  const { takesEffect, amountDue, credit, currency, amount, interval } = preview;
  const price = money(amount, currency, tongue);
  const date = day(preview.at, tongue);
  const yearly = interval === "year";
  if (takesEffect === "period_end") {
    return [
      ["change.nothingToday", {}],
      ["change.later", { current, plan, date }],
      [yearly ? "change.laterYear" : "change.laterMonth", { price }],
    ];
  }
  return [
    amountDue > 0 ? ["change.payToday", { due: money(amountDue, currency, tongue) }] : ["change.nothingToday", {}],
    [yearly ? "change.thenYear" : "change.thenMonth", { date, price }],
    ...(credit > 0 ? [["change.creditBack", { credit: money(credit, currency, tongue) }] as const] : []),
    ["change.nowUnits", { plan }],
  ];
}
