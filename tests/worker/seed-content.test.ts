import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedContent } from "@callavet/embedded/seed/content.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "./kit/world.ts";

const content = join(import.meta.dirname, "../../content");
const ARTICLES = 12;
let world: World;
let folder: string;

beforeEach(async () => {
  world = await startWorld();
  folder = mkdtempSync(join(tmpdir(), "callavet-content-"));
  mkdirSync(join(folder, "clinics"));
  cpSync(join(content, "clinics/pe.json"), join(folder, "clinics/pe.json"));
  for (const name of readdirSync(join(content, "articles/es")).slice(0, ARTICLES))
    cpSync(join(content, "articles/es", name), join(folder, "articles/es", name));
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const count = async (): Promise<number> =>
  (await world.pool.query<{ count: number }>("select count(*)::integer as count from kb_articles where published")).rows[0]
    ?.count ?? 0;

test("an import that a stop cut short is finished by the next start, and what an operator does afterwards stays", async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(seedContent(world.pool, stop.signal, folder)).rejects.toThrow("aborted");
  expect(await count()).toBe(0);
  await seedContent(world.pool, undefined, folder);
  expect(await count()).toBe(ARTICLES);
  await world.pool.query("update kb_articles set published = false where slug = (select min(slug) from kb_articles)");
  await seedContent(world.pool, undefined, folder);
  expect(await count()).toBe(ARTICLES - 1);
});

test("a database with articles of its own is left alone", async () => {
  await world.pool.query(
    "select fn_import_article('own', 'es', 'Propio', '', 'Texto.', '{}', '{}', 'routine', '{}', null, true)",
  );
  await seedContent(world.pool, undefined, folder);
  expect(await count()).toBe(1);
});
