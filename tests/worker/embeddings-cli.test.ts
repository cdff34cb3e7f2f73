import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vectorsIn, writeArticles } from "./kit/articles.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => void (world = await startWorld()));
afterAll(() => world.close());

const program = join(import.meta.dirname, "../../worker/src/embeddings.ts");

function embeddings(args: string[], more: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const { VITEST: _, OPENAI_API_KEY: __, ...env } = process.env;
  const given = { ...env, NODE_ENV: "test", LOG_LEVEL: "silent", DATABASE_URL: world.url, ...more };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env: given }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? 1, output: out + err }),
    );
  });
}

test("run embeds what is left, and status says how far it is and how to get the model", async () => {
  await writeArticles(world.pool, 70);
  const before = await embeddings(["status"]);
  expect(before).toEqual({ code: 0, output: expect.stringMatching(/^lexicon-1 \S+: nothing embedded yet\n/u) });
  expect(before.output).toContain("npm run embeddings -- fetch");
  expect(await embeddings(["run"])).toEqual({ code: 0, output: "70 stored by lexicon-1\n" });
  expect(await vectorsIn(world.pool)).toMatchObject([{ model: "lexicon-1", embedded: 70 }]);
  expect(await embeddings(["run"])).toEqual({ code: 0, output: "0 stored by lexicon-1\n" });
  expect((await embeddings(["status"])).output).toMatch(/^lexicon-1 \S+: 70 of 70 \(100 %\)\n/u);
});

test("a model that is on its way out is shown as such", async () => {
  const { output } = await embeddings(["status"], { OPENAI_API_KEY: "sk-test" });
  expect(output).toMatch(
    /^text-embedding-3-small 1536: nothing embedded yet\nlexicon-1 \S+: 70 of 70 \(100 %\), on its way out\n/u,
  );
});

test("what cannot be done says why in one line, and fails", async () => {
  expect(await embeddings([])).toEqual({ code: 1, output: "npm run embeddings -- fetch [FILE] | status | run\n" });
  expect(await embeddings(["fetch", program], { MODEL_DIR: join(import.meta.dirname, "../node_modules/.no-model") })).toEqual({
    code: 1,
    output: expect.stringMatching(/^\S+: sha256 is \w+, not \w+; it is not used\n$/u),
  });
  const gone = await embeddings(["status"], { DATABASE_URL: "postgres://127.0.0.1:1/none" });
  expect(gone.code).toBe(1);
  expect(gone.output).not.toContain("    at ");
});
