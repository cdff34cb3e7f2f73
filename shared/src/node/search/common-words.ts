import { readFileSync } from "node:fs";
import { wordsOf } from "./words.ts";

const file = new URL("./common-words.txt", import.meta.url);
let known: ReadonlySet<string> | undefined;

/** Everyday words of both languages, folded: they are neither misspelt nor a form of something rare. */
export const commonWords = (): ReadonlySet<string> =>
  (known ??= new Set(wordsOf(readFileSync(file, "utf8").replaceAll(/^#.*$/gmu, ""))));
