import type { Language } from "@callavet/shared/contract/common.ts";
import { language } from "./preferences.ts";
import { useStore } from "./store.ts";

export const useLanguage = (): Language => useStore(language);
