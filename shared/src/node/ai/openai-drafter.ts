import type OpenAI from "openai";
import { careContent, type CareContent } from "../../contract/care.ts";
import { retryAfter } from "../retry-after.ts";
import { unsaidDoses } from "./doses.ts";
import { DraftError, type Drafter, type Material } from "./drafter.ts";
import { type Mask, maskOf } from "./mask.ts";
import { ANSWER_SCHEMA, instructionsFor, PROMPT_VERSION, recordOf } from "./prompt.ts";

export interface OpenAiDrafterOptions {
  apiKey: string;
  /** With its path, `/v1` as a rule. Left out: OpenAI itself. */
  baseUrl?: string | undefined;
  model?: string | undefined;
}

const TIMEOUT = 90_000;
/** An answer that does not fit is asked for once more, with what was wrong. */
const ANSWERS = 2;

type Turn = OpenAI.ChatCompletionMessageParam;

/** Drafts by a chat model of OpenAI, or of any server that speaks its API. */
export function openaiDrafter({ apiKey, baseUrl, model = "gpt-4o-mini" }: OpenAiDrafterOptions): Drafter {
  let client: OpenAI | undefined;

  /** Loaded when first needed: most workers start without a consult to draft. */
  async function clientNow(): Promise<OpenAI> {
    if (client) return client;
    const { default: Client } = await import("openai");
    // The queue tries again, and does not hold a worker while it waits. What is sent and answered is never logged.
    client = new Client({ apiKey, baseURL: baseUrl, maxRetries: 0, timeout: TIMEOUT, logLevel: "off" });
    return client;
  }

  async function ask(messages: Turn[]): Promise<string> {
    const { chat } = await clientNow();
    try {
      const answer = await chat.completions.create({
        model,
        messages,
        response_format: { type: "json_schema", json_schema: { name: "care", strict: true, schema: ANSWER_SCHEMA } },
      });
      // Servers that only resemble the API answer anything.
      return (answer as Partial<typeof answer>).choices?.[0]?.message?.content ?? "";
    } catch (error) {
      throw await refusalOf(error);
    }
  }

  return {
    model,
    promptVersion: PROMPT_VERSION,
    async draft(material) {
      const mask = maskOf(material);
      const turns: Turn[] = [
        { role: "system", content: instructionsFor(material) },
        { role: "user", content: recordOf(material, mask) },
      ];
      for (let asked = 1; ; asked++) {
        const answer = await ask(turns);
        const read = readAnswer(answer, material, mask);
        if ("content" in read) return read.content;
        if (asked === ANSWERS) throw new DraftError("answer_unusable", `the model's answer: ${read.wrong}`);
        turns.push(
          { role: "assistant", content: answer },
          { role: "user", content: `Your answer cannot be used: ${read.wrong}. Answer again.` },
        );
      }
    },
  };
}

/** The draft with its names back, or what is wrong with it: places and kinds, never the words themselves. */
function readAnswer(answer: string, material: Material, mask: Mask): { content: CareContent } | { wrong: string } {
  let json: unknown;
  try {
    json = JSON.parse(answer);
  } catch {
    return { wrong: "it is not JSON" };
  }
  const parsed = careContent.safeParse(json);
  if (!parsed.success)
    return { wrong: parsed.error.issues.map(({ path, code }) => `${path.join(".") || "answer"}: ${code}`).join(", ") };
  const { summary, plan, warnings, followUp } = parsed.data;
  const said = [material.text, ...material.messages.map(({ body }) => body), ...material.notes].join("\n");
  const made = unsaidDoses([summary, ...plan, ...warnings, followUp].join("\n"), said);
  if (made.length > 0) return { wrong: `${made.length} amounts in it were not said in the consult` };
  // With the names it may have grown too long.
  const shown = careContent.safeParse({
    summary: mask.show(summary),
    plan: plan.map(mask.show),
    warnings: warnings.map(mask.show),
    followUp: mask.show(followUp),
  });
  return shown.success ? { content: shown.data } : { wrong: "it is too long" };
}

/** What the service's no means for us; the message has its status and nothing that it said. */
async function refusalOf(error: unknown): Promise<unknown> {
  const { APIConnectionError, APIError } = await import("openai");
  if (error instanceof APIConnectionError)
    return new DraftError("service_away", "the drafting service cannot be reached", { retryable: true });
  if (!(error instanceof APIError)) return new DraftError("answer_unusable", "the drafting service's answer is not one");
  const status = Number(error.status ?? 0);
  const message = `the drafting service answered ${status || "an error"}`;
  if (status === 429) return new DraftError("service_busy", message, { retryable: true, after: retryAfter(error.headers) });
  if (status >= 500 || status === 408 || status === 409)
    return new DraftError("service_away", message, { retryable: true, after: retryAfter(error.headers) });
  return new DraftError("service_refused", message);
}
