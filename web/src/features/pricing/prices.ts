import type { Plan, PlanPrice } from "@callavet/shared/contract/pricing.ts";

/** The open REST address serves the first page, which does without the API client. */
export async function readPlans(): Promise<Plan[]> {
  const answer = await fetch("/plans", { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`/plans: ${answer.status}`);
  return ((await answer.json()) as { items: Plan[] }).items;
}

const euro = new Set("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" "));

/** The currency that a browser's region suggests, among those that there are. */
export function usualCurrency(available: string[]): string {
  const region = navigator.languages.map((one) => new Intl.Locale(one).region).find(Boolean) ?? "";
  const wanted = region === "MX" ? "mxn" : euro.has(region) ? "eur" : "usd";
  return available.includes(wanted) ? wanted : (available[0] ?? "usd");
}

export const priceOf = (plan: Plan, currency: string, interval: PlanPrice["interval"]): PlanPrice | undefined =>
  plan.prices.find((price) => price.currency === currency && price.interval === interval);

export const currenciesOf = (plans: Plan[]): string[] => [
  ...new Set(plans.flatMap(({ prices }) => prices.map(({ currency }) => currency))),
];

/** The plan that is proposed: the middle one by price, which fits one animal. */
export const recommended = (plans: Plan[]): string | undefined =>
  plans.find(({ code }) => code === "plus")?.code ?? plans[1]?.code;

/** For comparing a year's price with a month's. */
export const monthly = (amount: number, interval: PlanPrice["interval"]): number => (interval === "year" ? amount / 12 : amount);
