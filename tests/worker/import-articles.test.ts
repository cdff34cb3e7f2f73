import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database } from "@callavet/shared/node/database.ts";
import { importKnowledge } from "@callavet/worker/import-articles.ts";
import { ImportError } from "@callavet/worker/import-report.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../kit/postgres.ts";

let database: TestDatabase;
let db: Database;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.ownerPool);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.ownerPool.query("delete from kb_articles");
  folder = mkdtempSync(join(tmpdir(), "callavet-articles-"));
  mkdirSync(join(folder, "es"));
  mkdirSync(join(folder, "en"));
  return () => rmSync(folder, { recursive: true });
});

const fields = {
  title: "Colic in horses: what to do",
  summary: "A horse that rolls needs a vet.",
  species: "horse",
  topics: "digestive, emergency",
  urgency: "emergency",
  sources: 'MSD Veterinary Manual, "Colic"; AAEP, "Colic"',
  reviewed: "2026-11-21",
};
const text = (given: Record<string, string | undefined> = {}, body = "## In brief\nCall now.\n") =>
  `---\n${Object.entries({ ...fields, ...given })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
    .join("\n")}\n---\n${body}`;
const write = (file: string, content = text()) => writeFileSync(join(folder, file), content);
const problems = async (): Promise<readonly string[]> => {
  const error = await importKnowledge(db, folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof ImportError)) throw new Error(`was not refused: ${String(error)}`);
  return error.problems;
};

describe("the import of articles", () => {
  it("reads front matter and body", async () => {
    write("en/colic.md", text({ title: "A colon: and more" }).replaceAll("\n", "\r\n"));
    expect(await importKnowledge(db, folder)).toMatchObject({ files: 1, created: ["en/colic"] });
    const { rows } = await database.ownerPool.query(
      "select slug, language, title, body, species, topics, urgency, sources, reviewed_on::text, published from kb_articles",
    );
    expect(rows).toEqual([
      {
        slug: "colic",
        language: "en",
        title: "A colon: and more",
        body: "## In brief\nCall now.",
        species: ["horse"],
        topics: ["digestive", "emergency"],
        urgency: "emergency",
        sources: ['MSD Veterinary Manual, "Colic"', 'AAEP, "Colic"'],
        reviewed_on: "2026-11-21",
        published: true,
      },
    ]);
  });

  it("again changes nothing; an edit, a removal and a return are told", async () => {
    write("en/colic.md");
    write("es/colic.md", text({ title: "Cólico" }));
    await importKnowledge(db, folder);
    expect(await importKnowledge(db, folder)).toEqual({ files: 2, created: [], updated: [], unchanged: 2, removed: [] });
    write("en/colic.md", text({ summary: "Another summary." }));
    unlinkSync(join(folder, "es/colic.md"));
    expect(await importKnowledge(db, folder)).toEqual({
      files: 1,
      created: [],
      updated: ["en/colic"],
      unchanged: 0,
      removed: ["es/colic"],
    });
    expect((await importKnowledge(db, folder)).removed).toEqual([]);
    write("es/colic.md", text({ title: "Cólico" }));
    expect((await importKnowledge(db, folder)).updated).toEqual(["es/colic"]);
  });

  it("names file and field of everything that is wrong, and writes nothing", async () => {
    expect(await problems()).toEqual([`${folder}: has no es/*.md or en/*.md`]);
    write("en/fine.md");
    write("en/no-front.md", "## In brief\n");
    write("en/no-title.md", text({ title: undefined }));
    write("en/odd.md", text({ species: "horse, unicorn", reviewed: "yesterday", urgency: "soon" }));
    write("en/more.md", text({ author: "Ana" }));
    write("en/twice.md", text().replace("species", "title: Another\nspecies"));
    write("en/html.md", text({}, "Look <script>alert(1)</script>"));
    write("en/empty.md", text({}, "  \n"));
    write("en/Bad Name.md");
    const found = (await problems()).join("\n");
    for (const line of [
      /^en\/no-front\.md: file: begins with no front matter/m,
      /^en\/no-title\.md: title: /m,
      /^en\/odd\.md: species\.1: /m,
      /^en\/odd\.md: reviewed: /m,
      /^en\/odd\.md: urgency: /m,
      /^en\/more\.md: file: .*"author"/m,
      /^en\/twice\.md: title: is told twice/m,
      /^en\/html\.md: body: holds HTML/m,
      /^en\/empty\.md: body: is empty/m,
      /^en\/Bad Name\.md: slug: wants a file name/m,
    ])
      expect(found).toMatch(line);
    expect(found).not.toContain("fine.md");
    expect((await database.ownerPool.query("select from kb_articles")).rowCount).toBe(0);
  });
});
