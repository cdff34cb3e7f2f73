import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANA, bearer, freshEmail, startIssuer, type Issuer } from "./auth-issuer.ts";

let issuer: Issuer;
let token: string;
beforeAll(async () => {
  issuer = await startIssuer();
  token = (await issuer.signUp()).access_token;
});
afterAll(() => issuer.close());

const password = "/token?grant_type=password";

describe("requests", () => {
  test.each([
    ["application/json", 200],
    ["text/plain", 200],
    ["nonsense", 200],
    ["application/x-www-form-urlencoded", 400],
    ["multipart/form-data; boundary=x", 400],
  ])("as %s: %i", async (type, status) => {
    const answer = await issuer.call("POST", password, ANA, { "content-type": type });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.json["error_code"]).toBe("bad_json");
  });

  test("unknown and captcha members are ignored; a trailing slash is accepted", async () => {
    const body = { email: freshEmail(), password: "abcdef", gotrue_meta_security: { captcha_token: "x" }, more: 1 };
    expect((await issuer.call("POST", "/signup/", body)).status).toBe(200);
  });

  test.each(["/nothing", "/", "/user2", "/%zz", "/.well-known/other"])("unknown path %s", async (path) => {
    const answer = await issuer.call("GET", path);
    expect([answer.status, answer.text]).toEqual([404, "404 page not found\n"]);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  });

  test.each([
    ["HEAD", "/settings", "GET"],
    ["GET", "/signup", "POST"],
    ["DELETE", "/token", "POST"],
    ["PUT", "/logout", "POST"],
  ])("%s %s is 405", async (method, path, allow) => {
    const answer = await issuer.call(method, path);
    expect([answer.status, answer.text, answer.headers.get("allow")]).toEqual([405, "", allow]);
  });

  test("405 and 404 with a token", async () => {
    expect((await issuer.call("PATCH", "/user", "{}", bearer(token))).status).toBe(405);
    expect((await issuer.call("GET", "/reauthenticate/x", undefined, bearer(token))).status).toBe(404);
    const service = await issuer.sign({ role: "service_role" });
    expect((await issuer.call("GET", "/admin/nothing", undefined, bearer(service))).status).toBe(404);
  });

  test("preflight: what is asked, apikey too; nothing for a header that is not known", async () => {
    const ask = (headers: string, method = "POST") =>
      issuer.call("OPTIONS", "/token", undefined, {
        origin: "http://x.test",
        "access-control-request-method": method,
        "access-control-request-headers": headers,
      });
    const ok = await ask("apikey,authorization,content-type,x-client-info,x-supabase-api-version");
    expect(ok.status).toBe(204);
    expect(ok.headers.get("access-control-allow-origin")).toBe("*");
    expect(ok.headers.get("access-control-allow-methods")).toBe("POST");
    expect(ok.headers.get("access-control-allow-headers")).toContain("apikey");
    expect(ok.headers.get("access-control-allow-credentials")).toBe("true");
    for (const denied of [await ask("x-other"), await ask("", "TRACE")]) {
      expect([denied.status, denied.headers.get("access-control-allow-origin")]).toEqual([204, null]);
    }
    const answer = await issuer.call("GET", "/health");
    expect(answer.headers.get("access-control-expose-headers")).toBe("X-Total-Count, Link, X-Supabase-Api-Version");
  });
});

describe("shapes", () => {
  const six = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

  test("health, settings, JWKS", async () => {
    expect(Object.keys((await issuer.call("GET", "/health")).json).sort()).toEqual(["description", "name", "version"]);
    const settings = (await issuer.call("GET", "/settings")).json;
    expect(settings).toMatchObject({
      disable_signup: false,
      mailer_autoconfirm: true,
      phone_autoconfirm: false,
      saml_enabled: false,
    });
    expect(settings["external"]).toMatchObject({ email: true, phone: false, anonymous_users: false, google: false });
    expect(Object.keys(settings["external"] as object)).toHaveLength(26);
    const jwks = await issuer.call("GET", "/.well-known/jwks.json");
    expect(jwks.headers.get("cache-control")).toBe("public, max-age=600");
    const [key] = jwks.json["keys"] as Record<string, unknown>[];
    expect(Object.keys(key ?? {}).sort()).toEqual(["alg", "crv", "key_ops", "kid", "kty", "use", "x", "y"]);
    expect(key).toMatchObject({ alg: "ES256", crv: "P-256", kty: "EC", use: "sig", key_ops: ["verify"] });
  });

  test("sign-up, read back, sign-in", async () => {
    const email = freshEmail();
    const data = { full_name: "Eva", email: "other@callavet.test" };
    const up = (await issuer.call("POST", "/signup", { email, password: "abcdef", data })).json;
    expect(Object.keys(up).sort()).toEqual(["access_token", "expires_at", "expires_in", "refresh_token", "token_type", "user"]);
    expect(up).toMatchObject({ token_type: "bearer", expires_in: 3600 });
    const facts = { sub: up.user.id, email, phone_verified: false };
    expect(up.user).toMatchObject({ aud: "authenticated", role: "authenticated", email, phone: "", is_anonymous: false });
    expect(up.user["user_metadata"]).toEqual({ full_name: "Eva", ...facts, email_verified: true });
    expect(up.user).not.toHaveProperty("confirmed_at");
    expect(up.user["identities"]).toMatchObject([{ identity_data: { full_name: "Eva", ...facts, email_verified: true } }]);

    const user = (await issuer.getUser(up.access_token)).json;
    expect(Object.keys(user).sort()).toEqual(
      [
        "app_metadata",
        "aud",
        "confirmed_at",
        "created_at",
        "email",
        "email_confirmed_at",
        "id",
        "identities",
        "is_anonymous",
      ].concat(["last_sign_in_at", "phone", "role", "updated_at", "user_metadata"]),
    );
    expect(user["app_metadata"]).toEqual({ provider: "email", providers: ["email"] });
    const [identity] = user["identities"] as Record<string, unknown>[];
    expect(identity).toMatchObject({ id: up.user.id, user_id: up.user.id, provider: "email", email });
    expect(identity?.["identity_data"]).toEqual({ full_name: "Eva", ...facts, email_verified: false });
    for (const at of [user["created_at"], user["confirmed_at"], user["last_sign_in_at"], identity?.["updated_at"]])
      expect(at).toMatch(six);

    const inAgain = (await issuer.call("POST", password, { email: email.toUpperCase(), password: "abcdef" })).json;
    expect(inAgain["weak_password"]).toBeNull();
    expect(inAgain["expires_at"]).toBe(decodeJwt(inAgain.access_token).exp);
  });

  test("PUT /user: null members and an empty e-mail change nothing", async () => {
    const { access_token: mine } = await issuer.signUp();
    const before = (await issuer.getUser(mine)).json;
    const after = (await issuer.call("PUT", "/user", { email: "", password: null, data: null, nonce: "x" }, bearer(mine))).json;
    expect({ ...after, updated_at: "" }).toEqual({ ...before, updated_at: "" });
  });
});
