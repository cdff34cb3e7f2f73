import { z } from "zod";

/** What server and worker read of their environments to choose an embedder. */
export const embedderSettings = {
  /** Left out: `openai` where there is a key, else `local`. */
  EMBEDDINGS: z.enum(["local", "openai"]).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  /** Any server that speaks this API; with its path, as in the SDKs. */
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Where the sentence encoder's file is kept. */
  MODEL_DIR: z.string().min(1).optional(),
};

export type EmbedderSettings = z.output<z.ZodObject<typeof embedderSettings>>;
