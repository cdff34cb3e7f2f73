/**
 * `npm run search:eval -- [--docs FILE --queries FILE] [--run OUT.json] [--without-model] [--pglite]`: how good search is.
 * Loads the documents as articles into a fresh database, waits until they are embedded, asks the product's own search over
 * HTTP as a signed-in owner, and prints nDCG@10, recall@10 and MRR by category. `--run` writes the ranked ids of each query.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { evaluate } from "../tests/kit/search/evaluate.ts";
import { readDocuments, readQueries } from "../tests/kit/search/eval-files.ts";
import { table } from "../tests/kit/search/eval-table.ts";
import { root } from "./files.ts";

const { values } = parseArgs({
  options: {
    docs: { type: "string" },
    queries: { type: "string" },
    run: { type: "string" },
    /** As on a machine where the sentence encoder cannot be had. */
    "without-model": { type: "boolean", default: false },
    pglite: { type: "boolean", default: false },
    /** Prints the queries whose nDCG@10 is below 0.7, with what came first. */
    misses: { type: "boolean", default: false },
  },
});

/** The development set beside the repository; where there is none, our own. */
const folder = [join(root, "../shared/search-eval"), join(root, "tests/search-eval")].find((each) => existsSync(each)) ?? root;
const fileOf = (given: string | undefined, usual: string): string => {
  // npm runs scripts in the repository; a path is meant from where npm was called.
  const file = given === undefined ? join(folder, usual) : resolve(process.env["INIT_CWD"] ?? ".", given);
  if (!existsSync(file))
    throw new Error(`${file} is not there. Name the files: npm run search:eval -- --docs FILE --queries FILE`);
  return file;
};

const nowhere = mkdtempSync(join(tmpdir(), "callavet-no-model-"));
try {
  if ((values.docs === undefined) !== (values.queries === undefined)) throw new Error("--docs and --queries belong together");
  const documents = readDocuments(fileOf(values.docs, "docs.json"));
  const queries = readQueries(fileOf(values.queries, "queries.json"));
  const result = await evaluate(documents, queries, {
    say: (line) => console.error(line),
    database: values.pglite ? "pglite" : undefined,
    modelDir: values["without-model"] ? nowhere : undefined,
  });
  console.log(table(queries, result));
  if (values.misses) for (const line of result.misses) console.log(line);
  if (values.run) {
    const file = resolve(process.env["INIT_CWD"] ?? ".", values.run);
    writeFileSync(file, `${JSON.stringify(result.ranked, null, 1)}\n`);
    console.log(`Ranked ids: ${file}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(nowhere, { recursive: true, force: true });
}
