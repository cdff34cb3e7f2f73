import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANA, bearer, startIssuer, VERSION, type Issuer } from "./auth-issuer.ts";

let issuer: Issuer;
let token: string;
beforeAll(async () => {
  issuer = await startIssuer();
  token = (await issuer.signUp("known@callavet.test", "correct horse")).access_token;
});
afterAll(() => issuer.close());

const long = "x".repeat(73);
const password = "/token?grant_type=password";
const refresh = "/token?grant_type=refresh_token";

type Row = [what: string, method: string, path: string, body: unknown, status: number, code: string, message: string | RegExp];
const open: Row[] = [
  ["empty body", "POST", "/signup", undefined, 400, "bad_json", /^Could not parse request body as JSON: /],
  ["cut off", "POST", "/signup", '{"email":', 400, "bad_json", /^Could not/],
  ["array", "POST", "/signup", "[]", 400, "bad_json", /^Could not/],
  ["text", "POST", password, '"a"', 400, "bad_json", /^Could not/],
  ["member of the wrong type", "POST", "/signup", { email: 1, password: "abcdef" }, 400, "bad_json", /^Could not/],
  ["data is no object", "POST", "/signup", { email: "a@b.co", password: "abcdef", data: [] }, 400, "bad_json", /^Could not/],
  ["null is {}", "POST", "/signup", "null", 422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled"],
  ["null is {}", "POST", password, "null", 400, "validation_failed", "missing email or phone"],
  ["over 1 MiB", "POST", "/signup", "x".repeat(1024 * 1024 + 1), 413, "request_entity_too_large", /.+/],
  ["no password", "POST", "/signup", { email: "a@b.co" }, 400, "validation_failed", "Signup requires a valid password"],
  [
    "null password",
    "POST",
    "/signup",
    { email: "a@b.co", password: null },
    400,
    "validation_failed",
    "Signup requires a valid password",
  ],
  [
    "weak",
    "POST",
    "/signup",
    { email: "a@b.co", password: "abcde" },
    422,
    "weak_password",
    "Password should be at least 6 characters.",
  ],
  ["weak, and taken", "POST", "/signup", { email: "known@callavet.test", password: "abc" }, 422, "weak_password", /6 characters/],
  [
    "too long",
    "POST",
    "/signup",
    { email: "a@b.co", password: long },
    400,
    "validation_failed",
    "Password cannot be longer than 72 characters",
  ],
  [
    "73 bytes of 25 characters",
    "POST",
    "/signup",
    { email: "a@b.co", password: `${"あ".repeat(24)}x` },
    400,
    "validation_failed",
    /72/,
  ],
  [
    "taken",
    "POST",
    "/signup",
    { email: "KNOWN@callavet.test", password: "abcdef" },
    422,
    "user_already_exists",
    "User already registered",
  ],
  [
    "no e-mail",
    "POST",
    "/signup",
    { email: "a@b", password: "abcdef" },
    400,
    "validation_failed",
    "Unable to validate email address: invalid format",
  ],
  ["space in it", "POST", "/signup", { email: "a b@c.co", password: "abcdef" }, 400, "validation_failed", /invalid format/],
  [
    "long one",
    "POST",
    "/signup",
    { email: `${"a".repeat(251)}@b.co`, password: "abcdef" },
    400,
    "validation_failed",
    "An email address is too long",
  ],
  [
    "phone",
    "POST",
    "/signup",
    { phone: "+34600000000", password: "abcdef" },
    400,
    "phone_provider_disabled",
    "Phone signups are disabled",
  ],
  [
    "challenge without method",
    "POST",
    "/signup",
    { email: "a@b.co", password: "abcdef", code_challenge: "x".repeat(43) },
    400,
    "validation_failed",
    /PKCE/,
  ],
  [
    "short challenge",
    "POST",
    "/signup",
    { email: "a@b.co", password: "abcdef", code_challenge: "x", code_challenge_method: "s256" },
    400,
    "validation_failed",
    /43/,
  ],
  [
    "wrong password",
    "POST",
    password,
    { email: ANA.email, password: "wrong" },
    400,
    "invalid_credentials",
    "Invalid login credentials",
  ],
  ["no password", "POST", password, { email: ANA.email }, 400, "invalid_credentials", "Invalid login credentials"],
  [
    "unknown",
    "POST",
    password,
    { email: "nobody@callavet.test", password: "abcdef" },
    400,
    "invalid_credentials",
    "Invalid login credentials",
  ],
  [
    "malformed",
    "POST",
    password,
    { email: "nobody", password: "abcdef" },
    400,
    "invalid_credentials",
    "Invalid login credentials",
  ],
  ["phone sign-in", "POST", password, { phone: "+34600000000", password: "abcdef" }, 422, "phone_provider_disabled", /Phone/],
  ["no grant", "POST", "/token", ANA, 400, "invalid_credentials", "unsupported_grant_type"],
  [
    "grant in the body",
    "POST",
    "/token",
    { ...ANA, grant_type: "password" },
    400,
    "invalid_credentials",
    "unsupported_grant_type",
  ],
  ["no refresh token", "POST", refresh, {}, 400, "validation_failed", "Refresh token is not valid"],
  ["empty one", "POST", refresh, { refresh_token: "" }, 400, "validation_failed", "Refresh token is not valid"],
  ["wrong shape", "POST", refresh, { refresh_token: "not a token" }, 400, "validation_failed", "Refresh token is not valid"],
  ["51 of anything", "POST", refresh, { refresh_token: "A".repeat(51) }, 400, "validation_failed", "Refresh token is not valid"],
  [
    "version 1",
    "POST",
    refresh,
    { refresh_token: "abcdefghij12" },
    400,
    "refresh_token_not_found",
    "Invalid Refresh Token: Refresh Token Not Found",
  ],
  [
    "PKCE",
    "POST",
    "/token?grant_type=pkce",
    { auth_code: "a", code_verifier: "b" },
    404,
    "flow_state_not_found",
    /no valid flow state/,
  ],
  [
    "id token",
    "POST",
    "/token?grant_type=id_token",
    { provider: "google", id_token: "x" },
    400,
    "provider_disabled",
    /is not enabled$/,
  ],
  ["web3", "POST", "/token?grant_type=web3", {}, 422, "web3_provider_disabled", "Web3 provider is disabled"],
  [
    "OAuth",
    "GET",
    "/authorize?provider=google",
    undefined,
    400,
    "validation_failed",
    "Unsupported provider: provider is not enabled",
  ],
  ["SAML", "POST", "/sso", {}, 404, "saml_provider_disabled", "SAML 2.0 is disabled"],
  ["passkeys", "POST", "/passkeys/authentication/options", {}, 404, "passkey_disabled", /.+/],
  ["no token", "GET", "/user", undefined, 401, "no_authorization", "This endpoint requires a valid Bearer token"],
  ["token before body", "PUT", "/user", "{", 401, "no_authorization", /Bearer/],
  ["token before method", "DELETE", "/user", undefined, 401, "no_authorization", /Bearer/],
  ["token before path", "GET", "/admin/nothing", undefined, 401, "no_authorization", /Bearer/],
  ["sign-out", "POST", "/logout", undefined, 401, "no_authorization", /Bearer/],
];

const signedIn: Row[] = [
  ["weak", "PUT", "/user", { password: "abc" }, 422, "weak_password", "Password should be at least 6 characters."],
  ["empty password", "PUT", "/user", { password: "" }, 422, "weak_password", /6 characters/],
  [
    "the same",
    "PUT",
    "/user",
    { password: "correct horse" },
    422,
    "same_password",
    "New password should be different from the old password.",
  ],
  [
    "app_metadata",
    "PUT",
    "/user",
    { app_metadata: { role: "admin" } },
    403,
    "not_admin",
    "Updating app_metadata requires admin privileges",
  ],
  [
    "somebody's e-mail",
    "PUT",
    "/user",
    { email: ANA.email },
    422,
    "email_exists",
    "A user with this email address has already been registered",
  ],
  ["no e-mail", "PUT", "/user", { email: "x" }, 400, "validation_failed", /invalid format/],
  ["bad body", "PUT", "/user", "[1]", 400, "bad_json", /^Could not/],
  ["unknown scope", "POST", "/logout?scope=me", undefined, 400, "validation_failed", /.+/],
  ["no admin", "GET", "/admin/users", undefined, 403, "not_admin", "User not allowed"],
  [
    "linking",
    "GET",
    "/user/identities/authorize?provider=google",
    undefined,
    404,
    "manual_linking_disabled",
    "Manual linking is disabled",
  ],
];

describe("refusals", () => {
  test.each(open)("%s: %s %s", (_what, ...row) => refused(row, {}));
  test.each(signedIn)("signed in, %s: %s %s", (_what, ...row) => refused(row, bearer(token)));

  async function refused(
    [method, path, body, status, code, message]: Row extends [string, ...infer R] ? R : never,
    headers: Record<string, string>,
  ) {
    const fresh = await issuer.call(method, path, body, { ...headers, ...VERSION });
    const weak = code === "weak_password" ? { weak_password: { reasons: ["length"] } } : {};
    expect([fresh.status, fresh.json]).toEqual([
      status,
      { code, message: typeof message === "string" ? message : expect.stringMatching(message), ...weak },
    ]);
    expect(fresh.headers.get("x-supabase-api-version")).toBe("2024-01-01");
    expect(fresh.headers.get("x-sb-error-code")).toBe(code === "weak_password" ? null : code);
    const old = await issuer.call(method, path, body, headers);
    expect([old.status, old.json]).toEqual([status, { code: status, error_code: code, msg: fresh.json["message"], ...weak }]);
    expect(old.headers.get("x-supabase-api-version")).toBeNull();
    expect(old.headers.get("x-sb-error-code")).toBe(code);
    expect(old.headers.get("access-control-allow-origin")).toBe("*");
  }

  test.each(["2023-12-31", "soon", "2024-13-01", ""])("API version %j is the older form", async (version) => {
    const { json } = await issuer.call("GET", "/user", undefined, { "x-supabase-api-version": version });
    expect(json["error_code"]).toBe("no_authorization");
  });
});
