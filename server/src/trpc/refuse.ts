import type { Reason } from "@callavet/shared/contract/reasons.ts";
import { ReasonError } from "@callavet/shared/node/errors.ts";

/** An error with a reason of the contract. */
export const refuse = (status: number, reason: Reason, details?: Record<string, unknown>, cause?: unknown): ReasonError =>
  new ReasonError(status, reason, details, { cause });
