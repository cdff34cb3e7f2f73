import { readFileSync } from "node:fs";
import { articleSpecies, type ArticleSpecies } from "@callavet/shared/contract/articles.ts";
import { fold } from "@callavet/shared/node/search/words.ts";
import { z } from "zod";

const id = z.union([z.string().min(1), z.number()]).transform(String);
const text = z.string().min(1);

/** Our names first; the others are what collections of other people's call the same. */
const documents = z
  .array(
    z
      .object({
        id,
        lang: z.string().nullish(),
        language: z.string().nullish(),
        species: z.union([z.string(), z.array(z.string())]).nullish(),
        title: z.string().nullish(),
        body: text.optional(),
        text: text.optional(),
        content: text.optional(),
      })
      .transform((given, ctx) => {
        const body = given.body ?? given.text ?? given.content ?? given.title;
        if (!body) ctx.addIssue({ code: "custom", message: "neither a title nor a text" });
        const language = languageOf(given.lang ?? given.language, body ?? "");
        return { id: given.id, language, species: given.species ?? [], title: given.title?.trim() ?? "", body: body ?? "" };
      }),
  )
  .min(1);

const relevance = z.union([z.record(z.string(), z.coerce.number()), z.array(id)]).transform((given) =>
  // A list names what is relevant, each as much as the others.
  Array.isArray(given) ? Object.fromEntries(given.map((each) => [each, 2])) : given,
);
const queries = z
  .array(
    z
      .object({
        id,
        category: z.string().nullish(),
        q: z.string().optional(),
        query: z.string().optional(),
        text: z.string().optional(),
        rel: relevance.optional(),
        relevant: relevance.optional(),
      })
      .transform(({ id: name, category, q, query, text: asked, rel, relevant }, ctx) => {
        const words = q ?? query ?? asked;
        if (words === undefined) ctx.addIssue({ code: "custom", message: "no q" });
        return { id: name, category: category || "all queries", q: words ?? "", rel: rel ?? relevant ?? {} };
      }),
  )
  .min(1);

export type EvalDocument = z.output<typeof documents>[number];
export type EvalQuery = z.output<typeof queries>[number];

function read<T extends { id: string }>(file: string, schema: z.ZodType<T[]>): T[] {
  const parsed = schema.safeParse(listIn(parse(readFileSync(file, "utf8").replace(/^\u{feff}/u, ""), file)));
  if (!parsed.success) {
    const lines = parsed.error.issues.slice(0, 5).map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(`${file} does not fit:\n${lines.join("\n")}`);
  }
  const ids = parsed.data.map((each) => each.id);
  const twice = ids.find((each, i) => ids.indexOf(each) !== i);
  if (twice !== undefined) throw new Error(`${file} does not fit: the id ${twice} comes twice`);
  return parsed.data;
}

/** A JSON array, or one object a line. */
function parse(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const lines = content.split("\n").filter((line) => line.trim() !== "");
    if (!lines.every((line) => line.startsWith("{"))) throw new Error(`${file} is not JSON: ${String(error)}`, { cause: error });
    return lines.map((line) => JSON.parse(line) as unknown);
  }
}

/** The list itself, or the one that an object holds: `{ "documents": […] }`. */
function listIn(content: unknown): unknown {
  if (Array.isArray(content) || typeof content !== "object" || content === null) return content;
  const lists = Object.values(content).filter((value) => Array.isArray(value));
  return lists.length === 1 ? lists[0] : content;
}

export const readDocuments = (file: string): EvalDocument[] => read(file, documents);
export const readQueries = (file: string): EvalQuery[] => read(file, queries);

/** "es-MX" is Spanish; of a language that is not ours, or not named, the text decides. It is for filters, which are not measured. */
export function languageOf(named: string | null | undefined, content: string): "es" | "en" {
  const short = fold(named ?? "").slice(0, 2);
  if (short === "es" || short === "en") return short;
  const count = (words: RegExp): number => content.match(words)?.length ?? 0;
  return count(/\b(?:de|la|el|los|las|que|y|en|una?)\b/giu) > count(/\b(?:the|of|and|to|in|is|an?)\b/giu) ? "es" : "en";
}

const names: Record<string, ArticleSpecies> = {
  perro: "dog",
  canino: "dog",
  gato: "cat",
  felino: "cat",
  caballo: "horse",
  equino: "horse",
  vaca: "cow",
  bovino: "cow",
  cattle: "cow",
  oveja: "sheep",
  ovino: "sheep",
  cabra: "goat",
  caprino: "goat",
  cerdo: "pig",
  conejo: "rabbit",
  ave: "bird",
  pajaro: "bird",
  gallina: "bird",
  chicken: "bird",
  poultry: "bird",
  parrot: "bird",
  pez: "fish",
  reptil: "reptile",
  tortuga: "reptile",
  tortoise: "reptile",
  turtle: "reptile",
  snake: "reptile",
  roedor: "rodent",
};

/** The contract's words for what a file calls its animals; what it does not know is left out, which is every animal. */
export function speciesOf(given: string | string[]): ArticleSpecies[] {
  const words = [given].flat().flatMap((each) => fold(each).split(/[\s,;/]+/u));
  return [...new Set(words.flatMap((word) => names[word] ?? articleSpecies.safeParse(word).data ?? []))];
}
