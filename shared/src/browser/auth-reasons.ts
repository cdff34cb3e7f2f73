import { isAuthRetryableFetchError } from "@supabase/auth-js";

/** Why signing up, in or out was refused: a closed set, so that the pages have words for each in both languages. */
export const authReasons = [
  "auth_unavailable",
  "code_expired",
  "email_exists",
  "email_invalid",
  "email_not_confirmed",
  "invalid_credentials",
  "password_too_long",
  "rate_limited",
  "same_password",
  "session_expired",
  "signups_off",
  "unknown",
  "user_already_exists",
  "user_banned",
  "weak_password",
] as const;
export type AuthReason = (typeof authReasons)[number];

export class AuthReasonError extends Error {
  readonly reason: AuthReason;

  constructor(reason: AuthReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

const byCode: Record<string, AuthReason> = {
  bad_jwt: "session_expired",
  email_address_invalid: "email_invalid",
  email_address_not_authorized: "email_invalid",
  email_exists: "email_exists",
  email_not_confirmed: "email_not_confirmed",
  email_provider_disabled: "signups_off",
  invalid_credentials: "invalid_credentials",
  no_authorization: "session_expired",
  otp_expired: "code_expired",
  over_email_send_rate_limit: "rate_limited",
  over_request_rate_limit: "rate_limited",
  refresh_token_already_used: "session_expired",
  refresh_token_not_found: "session_expired",
  same_password: "same_password",
  session_expired: "session_expired",
  session_not_found: "session_expired",
  signup_disabled: "signups_off",
  user_already_exists: "user_already_exists",
  user_banned: "user_banned",
  user_not_found: "session_expired",
  weak_password: "weak_password",
};

/** `validation_failed` says only in words what was wrong. */
function ofValidation(message: string): AuthReason {
  if (/email/i.test(message)) return "email_invalid";
  if (/longer than/i.test(message)) return "password_too_long";
  return /valid password/i.test(message) ? "weak_password" : "unknown";
}

/** The reason behind any error of the auth client. */
export function toAuthReason(error: unknown): AuthReason {
  if (error instanceof AuthReasonError) return error.reason;
  if (isAuthRetryableFetchError(error)) return "auth_unavailable";
  const { code, status, message, name } = error as { code?: string; status?: number; message?: string; name?: string };
  if (code === "validation_failed") return ofValidation(message ?? "");
  const known = code && byCode[code];
  if (known) return known;
  if (status === 429) return "rate_limited";
  return name === "AuthSessionMissingError" ? "session_expired" : "unknown";
}
