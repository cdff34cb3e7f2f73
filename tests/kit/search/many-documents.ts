import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

const folder = join(import.meta.dirname, "../../../content/articles");
/** About 65 tokens of the sentence encoder. */
const WORDS = 42;
const AT_ONCE = 1000;

/** What people write is made of the words of the articles here: as many different ones, as often. */
const read = (): string[] =>
  ["es", "en"].flatMap((language) =>
    readdirSync(join(folder, language))
      .toSorted()
      .flatMap((file) => readFileSync(join(folder, language, file), "utf8").split(/\s+/u)),
  );
let words: string[] | undefined;

/** The n-th text, a piece of an article; no two are alike. */
export function bodyOf(n: number): string {
  words ??= read();
  const at = (n * 7919) % (words.length - WORDS);
  return `Caso ${n}. ${words.slice(at, at + WORDS).join(" ")}`.normalize("NFC");
}

/**
 * Messages of `owners` people as they are before the worker has come by: about 65 tokens each.
 */
export async function writeManyDocuments(pool: pg.Pool, count: number, owners = 2000): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
    const bodies = numbers.map(bodyOf);
    await pool.query(
      `insert into search_documents (kind, source_id, source_seq, part, language, owner_id, session_id, body, content_sha256)
       select 'message', o.id, x.n, 0, 'es', o.id, o.id, x.body, x.sha
       from unnest($1::integer[], $2::text[], $3::text[]) x(n, body, sha)
       cross join lateral (select ('00000000-0000-4000-8000-' || lpad((x.n % $4)::text, 12, '0'))::uuid as id) o`,
      [numbers, bodies, bodies.map((body) => createHash("sha256").update(`\n${body}`).digest("hex")), owners],
    );
  }
}
