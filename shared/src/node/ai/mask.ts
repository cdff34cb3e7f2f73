import type { Material } from "./drafter.ts";

/** What stands for what must not leave the house. Addresses and numbers are counted, so that each comes back as it was. */
const PLACEHOLDER = /\[(OWNER|ANIMAL|VET|CONTACT_(\d+))\]/giu;
const CONTACT = /[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?:\/\/|www\.)\S+|\+?\d{2,4}(?:[ ().-]{0,2}\d{2,4}){2,5}/gu;
/** Parts of names that are no names. */
const PARTICLES = new Set([
  "de",
  "del",
  "la",
  "las",
  "los",
  "el",
  "van",
  "von",
  "der",
  "the",
  "dr",
  "dra",
  "don",
  "san",
  "santa",
]);
/** What to call somebody whose name we do not know. */
const UNNAMED = {
  es: { OWNER: "el dueño", ANIMAL: "el animal", VET: "el veterinario" },
  en: { OWNER: "the owner", ANIMAL: "the animal", VET: "the vet" },
} as const;

export interface Mask {
  /** The text without names, addresses and telephone numbers. */
  hide(text: string): string;
  /** The same text with them back in their places. */
  show(text: string): string;
}

/** One letter for one letter, so that places in the folded text are places in the text. */
const fold = (text: string): string =>
  [...text].map((letter) => (letter.length === 1 ? (letter.normalize("NFD")[0] ?? letter) : letter)).join("");
const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
/** A number is somebody's from eight digits on, unless it is a date. */
const isContact = (found: string): boolean =>
  /@|^www\.|^https?:/iu.test(found) || (found.replaceAll(/\D/gu, "").length >= 8 && !/^\d{4}-\d\d-\d\d$/u.test(found));

export function maskOf({ ownerName, petName, vetName, language }: Material): Mask {
  const contacts: string[] = [];
  const names = [
    ...namesIn("ANIMAL", petName),
    ...namesIn("OWNER", ownerName),
    ...namesIn("VET", vetName),
    // The whole name before its parts.
  ].toSorted((a, b) => b.length - a.length);

  return {
    hide(text) {
      let hidden = text.normalize("NFC").replaceAll(CONTACT, (found) => {
        if (!isContact(found)) return found;
        if (!contacts.includes(found)) contacts.push(found);
        return `[CONTACT_${contacts.indexOf(found) + 1}]`;
      });
      for (const { pattern, as } of names) hidden = replaceFolded(hidden, pattern, as);
      return hidden;
    },
    show: (text) =>
      text.replaceAll(PLACEHOLDER, (_found, kind: string, number: string | undefined) => {
        const key = kind.toUpperCase();
        if (number !== undefined) return contacts[Number(number) - 1] ?? "";
        const known = { OWNER: firstName(ownerName), ANIMAL: petName, VET: vetName }[key];
        return known?.trim() || UNNAMED[language][key === "OWNER" ? "OWNER" : key === "VET" ? "VET" : "ANIMAL"];
      }),
  };
}

const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? "";

function namesIn(kind: string, name: string): { pattern: RegExp; as: string; length: number }[] {
  const whole = fold(name.normalize("NFC").trim());
  if (whole === "") return [];
  const parts = whole.split(/[\s.]+/u).filter((part) => part.length >= 3 && !PARTICLES.has(part.toLowerCase()));
  return [...new Set([whole, ...parts])].map((one) => ({
    // A short name may be a word too (Sol, Rex, Max): only as it is written.
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escape(one)}(?![\\p{L}\\p{N}])`, one.length <= 3 ? "gu" : "giu"),
    as: `[${kind}]`,
    length: one.length,
  }));
}

function replaceFolded(text: string, pattern: RegExp, as: string): string {
  let out = "";
  let from = 0;
  for (const match of fold(text).matchAll(pattern)) {
    out += text.slice(from, match.index) + as;
    from = match.index + match[0].length;
  }
  return out + text.slice(from);
}
