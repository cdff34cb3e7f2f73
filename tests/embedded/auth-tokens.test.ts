import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import {
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
} from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearer, startIssuer, VERSION, type Body, type Issuer } from "./auth-issuer.ts";

let issuer: Issuer;
let person: Body;
let claims: Record<string, unknown>;
beforeAll(async () => {
  issuer = await startIssuer();
  person = await issuer.signUp();
  claims = decodeJwt(person.access_token);
});
afterAll(() => issuer.close());

const seconds = () => Math.floor(Date.now() / 1000);
const without = (...names: string[]) => Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
const publicJwk = async () => ((await issuer.call("GET", "/.well-known/jwks.json")).json["keys"] as JWK[])[0] as JWK;

test("an access token has exactly the wire's claims, and verifies by the JWKS", async () => {
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks.json`));
  const { payload, protectedHeader } = await jwtVerify(person.access_token, keys, {
    issuer: issuer.url,
    audience: "authenticated",
  });
  expect(Object.keys(protectedHeader).sort()).toEqual(["alg", "kid", "typ"]);
  expect(Object.keys(payload).sort()).toEqual([
    "aal",
    "amr",
    "app_metadata",
    "aud",
    "email",
    "exp",
    "iat",
    "is_anonymous",
    "iss",
    "phone",
    "role",
    "session_id",
    "sub",
    "user_metadata",
  ]);
  expect(payload).toMatchObject({ aal: "aal1", role: "authenticated", phone: "", is_anonymous: false, sub: person.user.id });
  expect(payload["amr"]).toEqual([{ method: "password", timestamp: payload.iat }]);
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
});

test("the key file is its owner's alone, and a restart keeps the key", async () => {
  expect(statSync(join(issuer.dataDir, "auth-key.json")).mode & 0o777).toBe(0o600);
  expect(statSync(join(issuer.dataDir, "auth.db")).mode & 0o777).toBe(0o600);
  const again = await startIssuer({ dataDir: issuer.dataDir });
  const keys = await again.call("GET", "/.well-known/jwks.json");
  expect(keys.json).toEqual((await issuer.call("GET", "/.well-known/jwks.json")).json);
  await again.close();
});

const foreign = async (header: Record<string, string>) => {
  const { privateKey } = await generateKeyPair("ES256");
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", ...header }).sign(privateKey);
};
const own = () => decodeProtectedHeader(person.access_token).kid ?? "";
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

type Row = [what: string, token: () => string | Promise<string>, status: number, code: string];
const rows: Row[] = [
  ["unreadable", () => "x.y.z", 403, "bad_jwt"],
  ["not three parts", () => "abc", 403, "bad_jwt"],
  ["another's key", () => foreign({ kid: own() }), 403, "bad_jwt"],
  ["unknown kid", () => foreign({ kid: "unknown" }), 403, "bad_jwt"],
  ["our key, unknown kid", () => issuer.sign(claims, { kid: "unknown" }), 403, "bad_jwt"],
  ["no kid", () => foreign({}), 403, "bad_jwt"],
  ["alg none", () => `${part({ alg: "none", typ: "JWT", kid: own() })}.${part(claims)}.`, 403, "bad_jwt"],
  [
    "changed claims",
    () => person.access_token.replace(/\.[^.]+\./, `.${part({ ...claims, role: "service_role" })}.`),
    403,
    "bad_jwt",
  ],
  ["expired", () => issuer.sign({ ...claims, exp: seconds() - 1 }), 403, "bad_jwt"],
  ["not yet", () => issuer.sign({ ...claims, nbf: seconds() + 60 }), 403, "bad_jwt"],
  ["no exp", () => issuer.sign(without("exp")), 403, "bad_jwt"],
  ["another issuer", () => issuer.sign({ ...claims, iss: "http://other.test/auth/v1" }), 403, "bad_jwt"],
  ["no issuer", () => issuer.sign(without("iss")), 403, "bad_jwt"],
  ["another audience", () => issuer.sign({ ...claims, aud: "anon" }), 403, "bad_jwt"],
  ["two audiences", () => issuer.sign({ ...claims, aud: ["authenticated", "x"] }), 403, "bad_jwt"],
  ["no sub", () => issuer.sign(without("sub")), 403, "bad_jwt"],
  ["a service key", () => issuer.sign({ role: "service_role" }), 403, "bad_jwt"],
  ["sub is no uuid", () => issuer.sign({ ...claims, sub: "me" }), 400, "bad_jwt"],
  ["nobody", () => issuer.sign({ ...claims, sub: randomUUID() }), 403, "user_not_found"],
  ["no such session", () => issuer.sign({ ...claims, session_id: randomUUID() }), 403, "session_not_found"],
  ["no session", () => issuer.sign(without("session_id")), 403, "session_not_found"],
  [
    "another's session",
    async () => issuer.sign({ ...claims, session_id: decodeJwt((await issuer.signUp()).access_token)["session_id"] }),
    403,
    "session_not_found",
  ],
];

describe("GET /user refuses", () => {
  test.each(rows)("%s", async (_what, make, status, code) => {
    const answer = await issuer.getUser(await make());
    expect([answer.status, answer.json["code"]]).toEqual([status, code]);
  });

  test("HS256 keyed with the public key", async () => {
    const jwk = await publicJwk();
    const key = await importJWK(jwk, "ES256");
    if (key instanceof Uint8Array) throw new Error("no key pair");
    for (const secret of [await exportSPKI(key), JSON.stringify(jwk)]) {
      const token = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: own() }).sign(Buffer.from(secret));
      expect((await issuer.getUser(token)).json["code"]).toBe("bad_jwt");
    }
  });

  test.each([
    ["none", {}],
    ["empty", { authorization: "" }],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["no token", { authorization: "Bearer " }],
    ["only apikey", { apikey: "x" }],
  ])("authorization: %s", async (_what, headers) => {
    const answer = await issuer.call("GET", "/user", undefined, { ...headers, ...VERSION });
    expect([answer.status, answer.json["code"]]).toEqual([401, "no_authorization"]);
  });
});

test("the scheme's case is free, and apikey is not looked at", async () => {
  for (const scheme of ["Bearer", "bearer", "BEARER"]) {
    const answer = await issuer.call("GET", "/user", undefined, {
      authorization: `${scheme} ${person.access_token}`,
      apikey: "wrong",
    });
    expect(answer.status).toBe(200);
  }
});

test("below /admin a service key passes, without sub, audience and session; nobody else does", async () => {
  const status = async (token: string) => (await issuer.call("GET", "/admin/nothing", undefined, bearer(token))).status;
  expect(await status(await issuer.sign({ role: "service_role" }))).toBe(404);
  expect(await status(await issuer.sign({ role: "supabase_admin" }))).toBe(404);
  expect(await status(await issuer.sign({ role: "anon" }))).toBe(403);
  expect(await status(person.access_token)).toBe(403);
  expect(await status(await foreign({ kid: own() }))).toBe(403);
});
