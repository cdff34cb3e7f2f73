/** Lower case without accents; the ñ stays, because año and ano are not the same. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/n\u0303/giu, "ñ")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
}

/** Folded words in order; anything but letters of our two languages and digits parts them. */
export const wordsOf = (text: string): string[] => fold(text).match(/[a-zñ0-9]+/gu) ?? [];

/** Words that join the others: inside a term they may be left out or put in. */
const JOINING = new Set(
  "de la el los las un una del al y o en con por su se le lo a the of an in on to his her my is it and or not".split(" "),
);
/** Words that say nothing about what a text is about. */
const EMPTY = new Set([...JOINING, ..."que mi me es para como i with for mas muy has he she".split(" ")]);

export const isJoining = (word: string): boolean => JOINING.has(word);
export const isEmpty = (word: string): boolean => EMPTY.has(word);
