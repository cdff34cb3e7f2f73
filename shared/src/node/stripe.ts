import { Stripe } from "stripe";
import type { Reason } from "../contract/reasons.ts";
import { ReasonError } from "./errors.ts";

/** Seconds that a signed webhook may be old. The number is Stripe's own default. */
const SIGNATURE_TOLERANCE = 300;

export interface StripeOptions {
  secretKey: string;
  /** Base address without a path. Left out: Stripe itself. */
  apiUrl?: string | undefined;
}

/**
 * The SDK's client. A POST is retried twice with one idempotency key, so a lost answer never makes a second object.
 * The time-out is far below the SDK's 80 s: a person is waiting for the answer.
 */
export function createStripe({ secretKey, apiUrl }: StripeOptions): Stripe {
  return new Stripe(secretKey, { ...address(apiUrl), maxNetworkRetries: 2, timeout: 15_000, telemetry: false });
}

function address(apiUrl: string | undefined): Stripe.StripeConfig {
  if (!apiUrl) return {};
  const url = new URL(apiUrl);
  const secure = url.protocol === "https:";
  return { protocol: secure ? "https" : "http", host: url.hostname, port: url.port || (secure ? 443 : 80) };
}

/**
 * The event that a webhook's body holds, once its signature is proven by any of `secrets`: while a secret is being
 * replaced, the old and the new one both sign.
 *
 * @throws ReasonError 400 `invalid_signature` (none fits, header missing or malformed) or `stale_signature` (fits, but
 *   is more than 300 s old: somebody may be replaying it).
 */
export function verifyWebhook(rawBody: string | Buffer, header: string | undefined, secrets: readonly string[]): Stripe.Event {
  const signedAt = timestampOf(header);
  if (header === undefined || signedAt === null) throw refused("invalid_signature");
  const event = firstThatFits(rawBody, header, secrets);
  if (!event) throw refused("invalid_signature");
  // Asked after the signature, so that only a true one is ever told to be stale.
  if (Date.now() / 1000 - signedAt > SIGNATURE_TOLERANCE) throw refused("stale_signature");
  return event;
}

function firstThatFits(rawBody: string | Buffer, header: string, secrets: readonly string[]): Stripe.Event | null {
  for (const secret of secrets) {
    // An empty secret would let anybody sign.
    if (secret.trim() === "") continue;
    try {
      // Tolerance 0 skips the SDK's own check of the age, whose failure differs from a wrong signature by its text alone.
      return Stripe.webhooks.constructEvent(rawBody, header, secret, 0);
    } catch (error) {
      // A body that is not JSON cannot be an event, whoever signed it.
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError) && !(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

/** `t` of `t=1700000000,v1=…`, in seconds. */
function timestampOf(header: string | undefined): number | null {
  const found = /(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header ?? "");
  return found ? Number(found[1]) : null;
}

function refused(reason: Extract<Reason, "invalid_signature" | "stale_signature">): ReasonError {
  return new ReasonError(400, reason);
}
