import { lexicon } from "@callavet/shared/node/search/lexicon.ts";
import { dice } from "../../kit/dice.ts";

/** What people write to each other about an animal, made from the lexicon's own terms: the same for the same seed. */
export interface Consult {
  messages: string[];
  note: string;
}

type Language = "es" | "en";
type Slot = "sign" | "disease" | "drug" | "body" | "species" | "food";

const NAMES = ["Luna", "Toby", "Nube", "Kira", "Simba", "Coco", "Max", "Lola", "Rocky", "Mía", "Bella", "Thor"];

const OWNER: Record<Language, readonly string[]> = {
  es: [
    "Buenas, {name} tiene {sign} desde hace {n} días y no sé si es por {food}.",
    "Ayer por la noche empezó con {sign} y hoy le noto además {sign}. Tiene {n} años.",
    "¿Puede ser {disease}? Mi vecina tuvo un caso igual con su {species} y fue grave.",
    "Le di {drug} hace {n} horas pero sigue igual, se toca mucho {body}.",
    "No quiere comer {food} y está en un rincón desde esta mañana, me preocupa {sign}.",
    "Le mando la foto de {body}: está hinchado y le duele al tocarlo.",
    "Gracias, doctora. ¿Cada cuántas horas le repito {drug}?",
  ],
  en: [
    "Hi, {name} has had {sign} for {n} days and I wonder whether it is the {food}.",
    "It started last night with {sign}, and today there is {sign} as well. {n} years old.",
    "Could it be {disease}? My neighbour's {species} had the same and it was serious.",
    "I gave {drug} {n} hours ago and nothing changed, always bothered by the {body}.",
    "Won't touch {food} and hides in a corner since this morning, I am worried about {sign}.",
    "Here is a photo of the {body}: swollen and sore when I touch it.",
    "Thank you, doctor. How many hours until the next {drug}?",
  ],
};
const VET: Record<Language, readonly string[]> = {
  es: [
    "Con {sign} y {sign} hay que descartar {disease}. ¿Ha comido {food} estos días?",
    "Vigile {body} y la temperatura cada {n} horas; si aparece {sign}, acuda a una clínica.",
    "De momento no le dé {drug} por su cuenta. Ofrézcale agua en poca cantidad.",
    "Parece compatible con {disease}, pero sin exploración no puedo confirmarlo.",
  ],
  en: [
    "With {sign} and {sign} we have to rule out {disease}. Any {food} these days?",
    "Watch the {body} and take the temperature every {n} hours; with {sign}, go to a clinic.",
    "Do not give {drug} on your own for now. Offer a little water.",
    "It looks like {disease}, but I cannot confirm it without an examination.",
  ],
};
const NOTE: Record<Language, readonly string[]> = {
  es: ["{name}: {sign} de {n} días, {body} sensible. Sospecha de {disease}; pauta con {drug} y control en {n} días."],
  en: ["{name}: {sign} for {n} days, {body} tender. Suspect {disease}; on {drug}, to be seen again in {n} days."],
};

/** Terms by kind, in both languages. */
function termsByKind(): Record<Slot, Record<Language, string>[]> {
  const of = (kind: string) =>
    [...lexicon().concepts.values()]
      .filter((concept) => concept.kind === kind)
      .flatMap(({ es, en }) => es.map((term, i) => ({ es: term, en: en[i % en.length] ?? term })));
  return {
    sign: of("sign"),
    disease: of("disease"),
    drug: of("drug"),
    body: of("body"),
    species: of("species"),
    food: of("food"),
  };
}

export function createTexts(seed: number) {
  const { pick, below } = dice(seed);
  const terms = termsByKind();
  const filled = (template: string, language: Language, name: string) =>
    template.replace(/\{(\w+)\}/gu, (_all, slot: string) => {
      if (slot === "name") return name;
      if (slot === "n") return String(1 + below(14));
      return pick(terms[slot as Slot])[language];
    });
  return {
    /** A conversation of so many messages, the owner's and the vet's by turns, and the vet's note. */
    consult(messages: number): Consult {
      const language = below(5) < 3 ? "es" : "en";
      const name = pick(NAMES);
      return {
        messages: Array.from({ length: messages }, (_, i) => filled(pick((i % 2 ? VET : OWNER)[language]), language, name)),
        note: filled(pick(NOTE[language]), language, name),
      };
    },
    /** What somebody looks for later, in other words than it was said. */
    query(): string {
      const language = pick(["es", "en"] as const);
      const shapes = ["{sign} {species}", "{disease}", "{sign} {body}", "{drug} {name}", "{name} {sign}", "{food} {sign} {n}"];
      return filled(pick(shapes), language, pick(NAMES));
    },
  };
}
