import type { Language } from "@callavet/shared/contract/common.ts";
import { local } from "./storage.ts";
import { createStore } from "./store.ts";

export type Scheme = "dark" | "light";

const root = document.documentElement;
const LANGUAGE = "callavet.language";
const SCHEME = "callavet.scheme";

// public/boot.js has decided both before the first paint.
export const language = createStore<Language>(root.lang === "en" ? "en" : "es");
export const scheme = createStore<Scheme>(root.dataset["mantineColorScheme"] === "light" ? "light" : "dark");

export function chooseLanguage(next: Language): void {
  local.write(LANGUAGE, next);
  root.lang = next;
  language.set(next);
}

export function chooseScheme(next: Scheme): void {
  local.write(SCHEME, next);
  root.dataset["mantineColorScheme"] = next;
  scheme.set(next);
}

const systemIsLight = matchMedia("(prefers-color-scheme: light)");
systemIsLight.addEventListener("change", ({ matches }) => {
  if (local.read(SCHEME)) return;
  root.dataset["mantineColorScheme"] = matches ? "light" : "dark";
  scheme.set(matches ? "light" : "dark");
});
