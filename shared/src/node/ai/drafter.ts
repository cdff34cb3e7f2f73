import { createHash } from "node:crypto";
import type { CareContent } from "../../contract/care.ts";
import type { Language } from "../../contract/common.ts";

/** Everything that a draft is made from. */
export interface Material {
  language: Language;
  /** What the owner wrote before anything else. */
  text: string;
  redFlags: readonly string[];
  /** Names that never leave the house. */
  ownerName: string;
  petName: string;
  vetName: string;
  /** Kind, age, weight and the like, without a name; empty where no animal was described. */
  animal: Readonly<Record<string, string | number>>;
  /** In order. */
  messages: readonly { from: "owner" | "vet"; body: string }[];
  /** The vet's own. */
  notes: readonly string[];
}

/** Who makes a draft of a consult, for its vet to approve. */
export interface Drafter {
  /** Stored beside the draft. */
  readonly model: string;
  /** Changes whenever the same material might give another draft. */
  readonly promptVersion: string;
  /** @throws DraftError */
  draft(material: Material): Promise<CareContent>;
}

export type DraftFailure = "service_away" | "service_busy" | "service_refused" | "answer_unusable";

/** Why there is no draft: a code, and never a word of the consult or of an answer. */
export class DraftError extends Error {
  readonly failure: DraftFailure;
  /** The same request may succeed later. */
  readonly retryable: boolean;
  /** Milliseconds that the service asked us to wait. */
  readonly after: number | null;

  constructor(failure: DraftFailure, message: string, { retryable = false, after = null as number | null } = {}) {
    super(message);
    this.name = "DraftError";
    this.failure = failure;
    this.retryable = retryable;
    this.after = after;
  }
}

/** The same for the same material, whatever its keys' order. */
export const inputSha256 = (material: Material): string =>
  createHash("sha256")
    .update(
      JSON.stringify(material, (_key, value: unknown) =>
        value && typeof value === "object" && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      ),
    )
    .digest("hex");
