import type { Consult } from "./consult.ts";
import { anasConsults } from "./consults-ana.ts";
import { englishConsults } from "./consults-en.ts";
import { spanishConsults } from "./consults-es.ts";

export const consults: readonly Consult[] = [...anasConsults, ...spanishConsults, ...englishConsults];
