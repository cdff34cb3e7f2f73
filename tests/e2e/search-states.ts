import type { SearchPage, SearchResult } from "@callavet/shared/contract/search.ts";

/** What a search answers, for states that a test cannot bring about at will. */
const CONSULT = "0b6a3f5e-6a53-4d6e-9a4b-0d1c2b3a4f5e";

const result = (over: Partial<SearchResult>): SearchResult => ({
  kind: "article",
  id: crypto.randomUUID(),
  slug: null,
  title: null,
  urgency: null,
  sessionId: null,
  seq: null,
  petId: null,
  petName: null,
  snippet: [],
  language: "es",
  species: ["dog"],
  at: "2026-02-03T10:00:00.000Z",
  score: 1,
  ...over,
});

/** `*words*` are marked. */
const marked = (text: string): SearchResult["snippet"] =>
  text.split("*").map((piece, i) => ({ text: piece, marked: i % 2 === 1 }));

const seizures = { id: "seizure", es: "convulsión", en: "seizure" };
const heart = { id: "heart_murmur", es: "soplo cardíaco", en: "heart murmur" };

const vestibular = result({
  slug: "vestibular-old-dog",
  title: "Perro mayor con la cabeza ladeada: síndrome vestibular",
  urgency: "urgent",
  snippet: marked(
    "De golpe anda en *círculos*, se cae hacia un lado y mueve los ojos de lado a lado. Parece un derrame, y casi nunca lo es: la mayoría de los *perros* mejora en tres días y come solo a la semana, aunque la cabeza quede algo ladeada.",
  ),
  explain: {
    lexical: { rank: 2, score: 0.71 },
    semantic: { rank: 1, score: 0.83 },
    words: ["círculos", "perros"],
    concepts: [seizures, { id: "vestibular", es: "síndrome vestibular", en: "vestibular disease" }],
  },
});
const epilepsy = result({
  slug: "seizures-epilepsy",
  title: "Seizures in dogs and cats: what to do during and after",
  language: "en",
  urgency: "emergency",
  species: ["dog", "cat"],
  snippet: marked("A fit that lasts more than *five minutes*, or three in a day, is an *emergency*."),
  explain: { lexical: { rank: 1, score: 0.8 }, semantic: { rank: 2, score: 0.77 }, words: [], concepts: [seizures] },
});
const message = result({
  kind: "message",
  sessionId: CONSULT,
  seq: 4,
  petName: "Lola",
  snippet: marked("Se cae cuando gira y anda en *círculos* desde esta mañana, siempre hacia la izquierda."),
  explain: { lexical: { rank: 3, score: 0.4 }, semantic: { rank: 3, score: 0.61 }, words: ["círculos"], concepts: [] },
});
const note = result({
  kind: "note",
  sessionId: CONSULT,
  petName: "Copito",
  species: ["rabbit"],
  snippet: marked(
    "*Soplo* sistólico grado III/VI, ápex izquierdo. Control con ecocardiograma en seis meses; sin medicación por ahora.",
  ),
  explain: { lexical: { rank: 1, score: 0.9 }, semantic: { rank: 1, score: 0.72 }, words: ["soplo"], concepts: [heart] },
});

const page = (items: SearchResult[], over: Partial<SearchPage> = {}): SearchPage => ({
  items,
  nextCursor: null,
  degraded: false,
  shortened: false,
  corrections: [],
  totals: { articles: null, records: null },
  ...over,
});

export const nothing = page([]);
export const mixed = page([vestibular, message, epilepsy], {
  nextCursor: "more",
  corrections: [{ from: "circulso", to: "círculos" }],
});
export const notes = page([note, message]);
export const wordsAlone = page([epilepsy, vestibular], { degraded: true });
