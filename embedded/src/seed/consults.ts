import type { Consult } from "./consult.ts";
import { englishConsults } from "./consults-en.ts";
import { spanishConsults } from "./consults-es.ts";

export const consults: readonly Consult[] = [...spanishConsults, ...englishConsults];
