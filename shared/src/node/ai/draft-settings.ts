import { z } from "zod";
import { embedderSettings } from "../search/embedder-settings.ts";

/** What the worker reads of its environment to choose who drafts; key and address are the embedder's too. */
export const draftSettings = {
  /** Left out: `openai` where there is a key, else `extractive`. */
  DRAFTS: z.enum(["extractive", "openai"]).optional(),
  OPENAI_API_KEY: embedderSettings.OPENAI_API_KEY,
  OPENAI_BASE_URL: embedderSettings.OPENAI_BASE_URL,
  /** The chat model that drafts. */
  OPENAI_MODEL: z.string().min(1).optional(),
};

const schema = z.object(draftSettings);

export type DraftSettings = z.output<typeof schema>;

/** These settings of an environment; an empty variable counts as left out. */
export const parseDraftSettings = (variables: Record<string, string | undefined>): DraftSettings =>
  schema.parse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== "")));
