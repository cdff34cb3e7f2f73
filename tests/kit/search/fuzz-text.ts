import type { Dice } from "../dice.ts";

const SQL = [
  "' or 1=1 --",
  "'; drop table session_notes; --",
  "\\",
  "%",
  "_",
  "$1",
  "') union select body from session_notes --",
  "/* */",
];
const OPERATORS = ["|", "&", "!", "<->", ":*", "(", ")", "c:colic", "c:*", "'c:horse':1A", "^"];
const RIGHT_TO_LEFT = ["الحصان يتدحرج", "סוס כאב בטן", "\u202Ecilóc\u202C", "\u200Fgato\u200E"];
const EMOJI = ["\u{1F436}", "\u{1F434}\u{1F691}", "\u{1F468}\u200D\u{1F33E}", "❤️"];
const ODD = [
  "",
  " ",
  "a",
  "\u0000",
  "\uD83D",
  "\uFFFF",
  "e\u0301\u0301\u0301",
  "ﬁebre",
  "ＣＯＬＩＣ",
  "İ",
  "\u0001x\u0002",
  "\t\n",
];

/**
 * A query of somebody who wants what is others': their own words, pieces, misspellings and endings of them, beside all that
 * a search field has to bear.
 */
export function fuzzText({ below, pick }: Dice, secrets: readonly string[]): string {
  const words = pick(secrets).split(/\s+/u);
  const word = (): string => pick(words);
  const misspelt = (text: string): string => {
    const at = below(text.length);
    return text.slice(0, at) + pick(["", "a", "h", "ñ", text[at] ?? ""]) + text.slice(at + below(2));
  };
  const part = (): string =>
    pick([
      word,
      word,
      () => words.slice(0, 1 + below(6)).join(" "),
      () => pick(secrets),
      () => misspelt(word()),
      () => word().slice(0, 1 + below(6)),
      () => word().toUpperCase(),
      () => word().normalize("NFD"),
      () => pick(SQL),
      () => pick(OPERATORS),
      () => pick(RIGHT_TO_LEFT),
      () => pick(EMOJI),
      () => pick(ODD),
      () => String.fromCodePoint(1 + below(0xd7fe), 0xe000 + below(0x1fff), 0x10000 + below(0xfffff)),
      () => `${word()} `.repeat(1 + below(40)),
    ])();
  const text = Array.from({ length: 1 + below(4) }, part).join(pick([" ", " ", "", "\n"]));
  return below(100) === 0 ? text.repeat(Math.ceil(10_240 / (text.length || 1))).slice(0, 10_240) || "x".repeat(10_240) : text;
}
