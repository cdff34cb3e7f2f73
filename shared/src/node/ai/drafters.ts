import type { DraftSettings } from "./draft-settings.ts";
import type { Drafter } from "./drafter.ts";
import { extractiveDrafter } from "./extractive-drafter.ts";
import { openaiDrafter } from "./openai-drafter.ts";

/**
 * Who drafts here: a model where there is a key, else the consult's own sentences.
 *
 * @throws Error when `DRAFTS=openai` has neither a key nor a server of one's own.
 */
export function createDrafter(settings: Partial<DraftSettings>): Drafter {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = settings;
  const wanted = settings.DRAFTS ?? (apiKey ? "openai" : "extractive");
  if (wanted === "extractive") return extractiveDrafter;
  if (!apiKey && !baseUrl) throw new Error("DRAFTS=openai needs OPENAI_API_KEY, or OPENAI_BASE_URL of a server that wants none");
  // A server of one's own may want no key; the client wants some.
  return openaiDrafter({ apiKey: apiKey ?? "none", baseUrl, model });
}
