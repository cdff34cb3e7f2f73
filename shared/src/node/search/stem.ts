/** Longest first within what may be mistaken for one another. */
const SPANISH = [
  ..."aciones acion adores adoras imientos imiento amientos amiento andose iendose mente ando iendo arse erse irse".split(" "),
  ..."aron ieron aban aba adas ados ada ado idas idos ida ido itas itos ita ito illas illos illa illo".split(" "),
  ..."ar er ir an en es as os a o e s".split(" "),
];
const ENGLISH = "ations ation ingly ings ing edly ness ies ied ed es ly y s e".split(" ");
const SHORTEST_WORD = 4;
const SHORTEST_STEM = 3;
/** Texts are made of the same words again and again. */
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

function shorten(word: string, endings: readonly string[]): string {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/**
 * The common beginning of a folded word's forms, in whichever of the two languages it may be: nobody says which one a
 * query is in. Cruder than Snowball, so that more forms of a verb fall together. For finding, never for showing.
 */
export function stem(word: string): string {
  if (word.length < SHORTEST_WORD) return word;
  const known = kept.get(word);
  if (known !== undefined) return known;
  const spanish = shorten(word, SPANISH);
  const english = shorten(word, ENGLISH);
  const found = english.length < spanish.length ? english : spanish;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, found);
  return found;
}
