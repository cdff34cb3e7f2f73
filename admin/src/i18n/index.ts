import { createInstance, type i18n as Instance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import { es, type Texts } from "./es.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

// The same as the public site keeps it under: one person, one language.
const KEY = "callavet.language";
export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

const isLanguage = (value: string | null | undefined): value is Language => value === "es" || value === "en";

/** What was chosen before, else the browser's first language, else Spanish. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) return chosen;
  const own = navigator.language.slice(0, 2);
  return isLanguage(own) ? own : "es";
}

export const i18n: Instance = createInstance();

export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: "es",
    resources: { es: { translation: es }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = currentLanguage();
}

export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : "es";
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}
