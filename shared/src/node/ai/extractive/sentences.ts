/** What ends with a point and no sentence. */
const ABBREVIATED = /(?:^|[\s(])(?:dr|dra|sr|sra|aprox|máx|max|mín|min|vs|ej|p|approx|e\.g|i\.e|mr|mrs|ms|no|núm)\.$/iu;
const GREETING =
  /^(?:hola|buen[oa]s(?: d[ií]as| tardes| noches)?|hello|hi|hey|good (?:morning|evening|afternoon))\b(?:[\s,]+\p{Lu}[\p{L}'’-]*)?[\s,.!:;]*/iu;

const NODDING =
  /^(?:s[ií]|no|bien|muy bien|estupendo|perfecto|vale|de acuerdo|claro|ok(?:ay)?|gracias|yes|good|great|right|sure|perfect|thanks|thank you)[,.!:;]\s*(?:y |and )?/iu;
const INTRODUCTION = /^(?:soy|me llamo|le atiende|this is (?:dr|vet|your)|my name is|i am dr|i['’]m dr)\b/iu;

/** Sentences of a text, each as it was written; a list's lines are sentences too. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split(/\n+/u)) {
    let open = "";
    for (const piece of line.split(/(?<=[.!?…])\s+/u)) {
      open = open ? `${open} ${piece}` : piece;
      if (ABBREVIATED.test(open)) continue;
      sentences.push(open);
      open = "";
    }
    if (open) sentences.push(open);
  }
  return sentences.map(withoutGreeting).filter((sentence) => /\p{L}{2}/u.test(sentence) && !INTRODUCTION.test(sentence));
}

/** Without a list's mark and a greeting; begins with a capital. */
function withoutGreeting(sentence: string): string {
  const bare = sentence
    .trim()
    .replace(/^(?:[-*•·]|\d{1,2}[.)])\s+/u, "")
    .replace(GREETING, "")
    .replace(NODDING, "")
    .trim();
  return bare.charAt(0).toLocaleUpperCase() + bare.slice(1);
}

export const isQuestion = (sentence: string): boolean => /^¿|\?["'”»)]*$/u.test(sentence);
