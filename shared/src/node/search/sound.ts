/** What the ear cannot tell apart in Spanish, and what a hurried thumb doubles; in order. */
const ALIKE: readonly [RegExp, string][] = [
  [/ph/gu, "f"],
  [/sch/gu, "sc"],
  [/ch/gu, "C"],
  [/h/gu, ""],
  [/ll/gu, "y"],
  [/qu(?=[ei])/gu, "k"],
  [/gu(?=[ei])/gu, "g"],
  [/g(?=[eiy])/gu, "j"],
  [/c(?=[eiy])/gu, "s"],
  [/[cq]/gu, "k"],
  [/[zx]/gu, "s"],
  [/v/gu, "b"],
  [/w/gu, "u"],
  [/ñ/gu, "n"],
  [/y(?=$|[^aeiou])/gu, "i"],
  [/(.)\1+/gu, "$1"],
];

/** A folded word as it sounds: "bichera" and "vichera", "huron" and "uron", "semillas" and "semiyas" are the same. */
export const soundOf = (word: string): string => ALIKE.reduce((text, [written, heard]) => text.replace(written, heard), word);
