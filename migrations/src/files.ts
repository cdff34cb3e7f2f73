import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface SqlFile {
  /** Path below `migrations/`, with forward slashes. */
  name: string;
  text: string;
  hash: string;
}

export interface SqlFiles {
  /** Applied once, in the order of their numbers. */
  versioned: SqlFile[];
  /** Applied again whenever they change: helpers, then functions, then policies. */
  repeatable: SqlFile[];
}

export const root = join(import.meta.dirname, "..");

async function load(folder: string, base: string): Promise<SqlFile[]> {
  const names = (await readdir(join(base, folder), { recursive: true })).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (path) => {
      const text = await readFile(join(base, folder, path), "utf8");
      const name = `${folder}/${path.replaceAll("\\", "/")}`;
      return { name, text, hash: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/** Everything that makes the schema. A policy may use any function, a function only what `app` and the tables hold. */
export async function loadFiles(base = root): Promise<SqlFiles> {
  const [versioned, functions, policies] = await Promise.all([
    load("versioned", base),
    load("functions", base),
    load("policies", base),
  ]);
  const isHelper = (file: SqlFile) => file.name.startsWith("functions/app/");
  return {
    versioned,
    repeatable: [...functions.filter(isHelper), ...functions.filter((file) => !isHelper(file)), ...policies],
  };
}
