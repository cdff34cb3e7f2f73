import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface FolderLock {
  readonly folder: string;
  release(): void;
}

export class FolderHeld extends Error {
  override readonly name = "FolderHeld";
  readonly pid: number;

  constructor(folder: string, { pid, since }: Holder) {
    super(`${folder} is held by process ${pid}, since ${since}. Stop that one first, or choose another folder with DATA_DIR.`);
    this.pid = pid;
  }
}

interface Holder {
  pid: number;
  since: string;
  /** When the kernel started that process; tells it from a later one with the same number. Empty where it cannot be known. */
  started: string;
}

/** Linux: boot time of the machine and of the process, so that a number used again is not taken for the holder. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The name in parentheses may hold anything; field 22 is the 20th after it.
    return `${boot}/${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""}`;
  } catch {
    return "";
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not ours to signal, but there.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return started === "" || startOf(pid) === started;
}

function read(file: string): { text: string; holder: Holder | null } | null {
  try {
    const text = readFileSync(file, "utf8");
    try {
      return { text, holder: JSON.parse(text) as Holder };
    } catch {
      return { text, holder: null };
    }
  } catch {
    return null;
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && "code" in error && error.code === code;

/**
 * Holds a folder for this process, until released or the process ends. PGlite itself takes no lock, and two processes on
 * one folder lose rows. A lock whose process is gone is taken over.
 *
 * @throws FolderHeld while another process, or this one already, holds it.
 */
export function lockFolder(folder: string, name = "lock"): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  const own: Holder = { pid: process.pid, since: new Date().toISOString(), started: startOf(process.pid) };
  const text = JSON.stringify(own);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    for (;;) {
      try {
        // Appears whole or not at all, and never in place of another.
        linkSync(draft, file);
        break;
      } catch (error) {
        if (!isCode(error, "EEXIST")) throw error;
      }
      const found = read(file);
      if (found?.holder && isAlive(found.holder)) throw new FolderHeld(folder, found.holder);
      if (found) takeAway(file, found.text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    folder,
    release() {
      if (read(file)?.text === text) rmSync(file, { force: true });
    },
  };
}

/** Removes the stale lock that was read, and puts back one that somebody else has just taken in its place. */
function takeAway(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  if (read(aside)?.text !== stale) linkSync(aside, file);
  rmSync(aside, { force: true });
}
