import { readFileSync } from "node:fs";
import { articleSpecies, type ArticleSpecies } from "@callavet/shared/contract/articles.ts";
import { language } from "@callavet/shared/contract/common.ts";
import { fold } from "@callavet/shared/node/search/words.ts";
import { z } from "zod";

const id = z.union([z.string().min(1), z.number()]).transform(String);
const species = z.union([z.string(), z.array(z.string())]).optional();

const documents = z.array(z.object({ id, lang: language, species, title: z.string().min(1), body: z.string().min(1) })).min(1);
const queries = z
  .array(
    z.object({ id, category: z.string().default("all queries"), q: z.string(), rel: z.record(z.string(), z.number().min(0)) }),
  )
  .min(1);

export type EvalDocument = z.output<typeof documents>[number];
export type EvalQuery = z.output<typeof queries>[number];

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.slice(0, 5).map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`${file} does not fit:\n${lines.join("\n")}`);
}

export const readDocuments = (file: string): EvalDocument[] => read(file, documents);
export const readQueries = (file: string): EvalQuery[] => read(file, queries);

const names: Record<string, ArticleSpecies> = {
  perro: "dog",
  gato: "cat",
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
  pez: "fish",
  reptil: "reptile",
  tortuga: "reptile",
  roedor: "rodent",
};

/** The contract's words for what a file calls its animals; what it does not know is left out, which is every animal. */
export function speciesOf(given: EvalDocument["species"]): ArticleSpecies[] {
  const words = (Array.isArray(given) ? given : [given ?? ""]).flatMap((each) => fold(each).split(/[\s,;/]+/u));
  return [...new Set(words.flatMap((word) => names[word] ?? articleSpecies.safeParse(word).data ?? []))];
}
