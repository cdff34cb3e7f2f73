/** A refusal as the wire names it: HTTP status, code of Supabase Auth's closed set, text for developers. */
export class AuthError extends Error {
  readonly status: number;
  readonly code: string;
  /** Only of `weak_password`: what is weak about it. */
  readonly weakReasons: string[] | undefined;

  constructor(status: number, code: string, message: string, weakReasons?: string[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.weakReasons = weakReasons;
  }
}

export const badJson = (why: string) => new AuthError(400, "bad_json", `Could not parse request body as JSON: ${why}`);
export const invalid = (message: string, status = 400) => new AuthError(status, "validation_failed", message);
export const badJwt = (why: string, status = 403) => new AuthError(status, "bad_jwt", why);
export const invalidCredentials = () => new AuthError(400, "invalid_credentials", "Invalid login credentials");
export const userExists = () => new AuthError(422, "user_already_exists", "User already registered");
export const emailExists = () => new AuthError(422, "email_exists", "A user with this email address has already been registered");
export const notAdmin = (message = "User not allowed") => new AuthError(403, "not_admin", message);
