export const currencies = ["usd", "eur", "mxn"] as const;
export const intervals = ["month", "year"] as const;
export type Currency = (typeof currencies)[number];
export type Interval = (typeof intervals)[number];

export interface SeedPlan {
  code: string;
  name_es: string;
  name_en: string;
  description_es: string;
  description_en: string;
  included_chats: number;
  included_videos: number;
  trial_days: number;
  position: number;
  /** A month, in minor units. */
  month: Record<Currency, number>;
}

/** A year costs ten months. */
export const amountOf = (plan: SeedPlan, currency: Currency, interval: Interval): number =>
  plan.month[currency] * (interval === "year" ? 10 : 1);

export const plans: readonly SeedPlan[] = [
  {
    code: "basic",
    name_es: "Básico",
    name_en: "Basic",
    description_es: "Para dudas sueltas: un veterinario por chat cuando algo no le deja dormir.",
    description_en: "For the odd question: a vet by chat when something keeps you awake.",
    included_chats: 2,
    included_videos: 0,
    trial_days: 0,
    position: 1,
    month: { usd: 990, eur: 890, mxn: 17_900 },
  },
  {
    code: "plus",
    name_es: "Plus",
    name_en: "Plus",
    description_es: "Chat y vídeo para quien convive con un animal mayor o delicado.",
    description_en: "Chat and video for those who live with an old or delicate animal.",
    included_chats: 5,
    included_videos: 2,
    trial_days: 0,
    position: 2,
    month: { usd: 1990, eur: 1790, mxn: 35_900 },
  },
  {
    code: "family",
    name_es: "Familia",
    name_en: "Family",
    description_es: "Varios animales, una casa: consultas de sobra para todos.",
    description_en: "Several animals, one household: consults for all of them.",
    included_chats: 12,
    included_videos: 5,
    trial_days: 7,
    position: 3,
    month: { usd: 3990, eur: 3590, mxn: 71_900 },
  },
];

export interface SeedItem {
  code: string;
  type: "chat" | "video";
  name_es: string;
  name_en: string;
  currency: Currency;
  amount: number;
  position: number;
}

export const overageItems: readonly SeedItem[] = [
  {
    code: "chat_unit",
    type: "chat",
    name_es: "Una consulta por chat",
    name_en: "One chat consult",
    currency: "usd",
    amount: 790,
    position: 1,
  },
  {
    code: "video_unit",
    type: "video",
    name_es: "Una consulta por vídeo",
    name_en: "One video consult",
    currency: "usd",
    amount: 1490,
    position: 2,
  },
];

/** What finds a price at Stripe again, whatever its id. */
export const planKey = (plan: string, currency: string, interval: string): string => `${plan}_${currency}_${interval}`;
export const productId = (code: string): string => `callavet_${code}`;
