import type { ErrorBody, Reason } from "@callavet/shared/contract/reasons.ts";
import { ReasonError, toReasonError } from "@callavet/shared/node/errors.ts";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";

type Code = TRPCError["code"];

const codeOfStatus: Record<number, Code> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  402: "PAYMENT_REQUIRED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
};

const ofCode: Partial<Record<Code, { status: number; reason: Reason }>> = {
  BAD_REQUEST: { status: 400, reason: "input_invalid" },
  PARSE_ERROR: { status: 400, reason: "input_invalid" },
  METHOD_NOT_SUPPORTED: { status: 405, reason: "input_invalid" },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, reason: "input_invalid" },
  UNPROCESSABLE_CONTENT: { status: 422, reason: "input_invalid" },
  UNAUTHORIZED: { status: 401, reason: "unauthenticated" },
  FORBIDDEN: { status: 403, reason: "forbidden" },
  NOT_FOUND: { status: 404, reason: "not_found" },
  PAYLOAD_TOO_LARGE: { status: 413, reason: "payload_too_large" },
  TOO_MANY_REQUESTS: { status: 429, reason: "rate_limited" },
};

export interface Described extends ErrorBody {
  status: number;
}

/** The one place where anything thrown becomes a reason. What is not known is `internal`, and says nothing of itself. */
export function describeError(error: unknown): Described {
  const cause = error instanceof TRPCError && error.cause ? error.cause : error;
  if (cause instanceof ZodError) {
    // Paths and codes only: the caller's own words never come back or reach a log.
    const issues = cause.issues.slice(0, 10).map(({ path, code, message }) => ({ path: path.join("."), code, message }));
    return { status: 400, reason: "input_invalid", message: "The input does not fit", details: { issues } };
  }
  const known = cause instanceof ReasonError ? cause : toReasonError(cause);
  if (known) {
    const details = known.details && Object.keys(known.details).length > 0 ? known.details : undefined;
    return { status: known.status, reason: known.reason, message: words(known.reason), details };
  }
  const ofTrpc = error instanceof TRPCError ? ofCode[error.code] : undefined;
  if (ofTrpc) return { ...ofTrpc, message: words(ofTrpc.reason) };
  return { status: 500, reason: "internal", message: "Something went wrong on our side" };
}

const words = (reason: Reason): string => reason.replaceAll("_", " ").replace(/^./, (c) => c.toUpperCase());

/** The same error with the tRPC code of its reason, so that the HTTP status fits too. */
export function withCode(error: TRPCError): TRPCError {
  const { status, message } = describeError(error);
  const code = codeOfStatus[status];
  if (!code || code === error.code) return error;
  return new TRPCError({ code, message, cause: error.cause });
}
