import { reasonSchema, type Reason } from "../contract/reasons.ts";

/** A refusal that the caller may see: a reason of the contract, and the HTTP status that goes with it. */
export class ReasonError extends Error {
  override readonly name = "ReasonError";
  readonly status: number;
  readonly reason: Reason;
  readonly details: Record<string, unknown>;

  constructor(status: number, reason: Reason, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(reason, options);
    this.status = status;
    this.reason = reason;
    this.details = details;
  }
}

/** Refusals raised by our own SQL: `CV404` with the reason as its message, and details as JSON. */
const OWN_CODE = /^CV([45]\d\d)$/;

/**
 * The database cannot serve now, and may in a moment: connection exceptions, too many connections, shut-down and
 * start-up, a statement that was cut off by its time limit, a deadlock or a serialization failure.
 */
const AWAY_SQLSTATE = /^(08...|53...|57P0.|57014|55P03|40001|40P01)$/;
const AWAY_SYSTEM = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
/** `pg` gives these errors no code. */
const AWAY_MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|timeout (exceeded|expired)|Client was closed)/;

/** The reason behind an error of the database, or null when it is a fault of ours that nobody outside should read. */
export function toReasonError(error: unknown): ReasonError | null {
  if (error instanceof ReasonError) return error;
  if (!(error instanceof Error)) return null;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const own = OWN_CODE.exec(code);
  if (own) {
    const reason = reasonSchema.safeParse(error.message);
    return reason.success ? new ReasonError(Number(own[1]), reason.data, detailsOf(error), { cause: error }) : null;
  }
  if (code === "42501") return new ReasonError(403, "forbidden", {}, { cause: error });
  // Class 22: the caller's value is no date, too long, has a NUL byte. 23514: it breaks a check.
  if (/^22...$/.test(code) || code === "23514") return new ReasonError(400, "input_invalid", {}, { cause: error });
  // A local server's socket that is not there.
  const noSocket = code === "ENOENT" && "syscall" in error && error.syscall === "connect";
  if (noSocket || AWAY_SQLSTATE.test(code) || AWAY_SYSTEM.test(code) || AWAY_MESSAGE.test(error.message))
    return new ReasonError(503, "provider_unavailable", {}, { cause: error });
  return null;
}

function detailsOf(error: Error): Record<string, unknown> {
  if (!("detail" in error) || typeof error.detail !== "string") return {};
  try {
    const details: unknown = JSON.parse(error.detail);
    return typeof details === "object" && details !== null && !Array.isArray(details) ? { ...details } : {};
  } catch {
    return {};
  }
}
