/** The shape of `error` in a refused answer, as Stripe's API reference gives it. */
export interface WireError {
  type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  doc_url?: string;
}

/** A refusal on its way to the caller. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly error: WireError;
  /** What was done up to here stays done: a refused card leaves its attempt behind. */
  readonly keep: boolean;

  constructor(status: number, error: WireError, keep = false) {
    super(error.message);
    this.status = status;
    this.keep = keep;
    this.error = error.code
      ? { ...error, doc_url: `https://docs.stripe.com/error-codes#${error.code.replaceAll("_", "-")}` }
      : error;
  }
}

/** 400: what was asked cannot be done. */
export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(400, {
    type: "invalid_request_error",
    message,
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  });
}

/** The object that the address or a parameter names does not exist: 404 for the former, 400 for the latter. */
export function missing(noun: string, id: string, param = "id"): StripeRefusal {
  return new StripeRefusal(param === "id" ? 404 : 400, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${noun}: '${id}'`,
    param,
  });
}

/** 401: no key, or not ours. The key is not repeated beyond its last four characters. */
export function unauthorized(key: string | null): StripeRefusal {
  const message =
    key === null
      ? "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
      : `Invalid API Key provided: ${"*".repeat(8)}${key.slice(-4)}`;
  return new StripeRefusal(401, { type: "invalid_request_error", message });
}

export function unknownUrl(method: string, path: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code.`,
  });
}
