import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { language } from "@callavet/shared/contract/common.ts";
import { asService, type Database } from "@callavet/shared/node/database.ts";
import { articleFile, splitArticle, type Article } from "./import-article-files.ts";
import { importArticles, unpublishArticles } from "./import.queries.ts";
import { ImportError, problemsOf, tally, type ImportProgress, type ImportReport } from "./import-report.ts";

/** Articles to a transaction: each is cut into passages as it is written, and the embedded database answers nobody meanwhile. */
const BATCH = 4;

const nameOf = ({ language: tongue, slug }: Article): string => `${tongue}/${slug}`;

/**
 * Makes the knowledge base equal to `folder`'s `es/*.md` and `en/*.md`. All files are read before anything is written;
 * a run that is cut off, by a kill or by `signal`, is finished by the next one. Throws ImportError with everything that is
 * wrong.
 */
export async function importKnowledge(
  db: Database,
  folder: string,
  progress: ImportProgress = () => {},
  signal?: AbortSignal,
): Promise<ImportReport> {
  const articles = await readArticles(folder);
  const report: ImportReport = { files: articles.length, created: [], updated: [], unchanged: 0, removed: [] };
  for (let start = 0; start < articles.length; start += BATCH) {
    signal?.throwIfAborted();
    const batch = articles.slice(start, start + BATCH);
    const outcomes = await asService(db, (trx) => importArticles(trx, batch));
    for (const [index, article] of batch.entries()) tally(report, nameOf(article), outcomes[index] ?? "");
    progress(start + batch.length, articles.length);
  }
  report.removed = await asService(db, (trx) => unpublishArticles(trx, articles.map(nameOf)));
  return report;
}

async function readArticles(folder: string): Promise<Article[]> {
  const problems: string[] = [];
  const articles: Article[] = [];
  for (const tongue of language.options) {
    const names = await readdir(join(folder, tongue)).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(".md")).sort()) {
      const file = `${tongue}/${name}`;
      const fields = splitArticle(await readFile(join(folder, file), "utf8"));
      if ("wrong" in fields) {
        problems.push(`${file}: ${fields.wrong}`);
        continue;
      }
      const parsed = articleFile.safeParse({ ...fields, slug: name.slice(0, -".md".length), language: tongue });
      if (parsed.success) articles.push(parsed.data);
      else problems.push(...problemsOf(file, parsed.error.issues));
    }
  }
  if (articles.length === 0 && problems.length === 0) problems.push(`${folder}: has no es/*.md or en/*.md`);
  if (problems.length > 0) throw new ImportError(problems);
  return articles;
}
