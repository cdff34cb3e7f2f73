import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { language } from "../lib/preferences.ts";
import { site as english } from "./en/site.ts";
import { site as spanish } from "./es/site.ts";
import type { Texts } from "./texts.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "site";
    resources: Texts;
  }
}

void i18next.use(initReactI18next).init({
  lng: language.get(),
  fallbackLng: "es",
  ns: ["site"],
  defaultNS: "site",
  resources: { es: { site: spanish }, en: { site: english } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

language.subscribe(() => void i18next.changeLanguage(language.get()));
