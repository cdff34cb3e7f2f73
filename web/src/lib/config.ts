import type { PublicConfig } from "@callavet/shared/contract/config.ts";

let asked: Promise<PublicConfig> | null = null;

/** What the server says of its surroundings; asked once, and again after a failure. */
export function publicConfig(): Promise<PublicConfig> {
  asked ??= fetch("/config.json")
    .then((answer) => {
      if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
      return answer.json() as Promise<PublicConfig>;
    })
    .catch((error: unknown) => {
      asked = null;
      throw error;
    });
  return asked;
}
