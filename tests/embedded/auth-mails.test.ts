import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANA, bearer, freshEmail, SITE, startIssuer, VERSION, type Issuer } from "./auth-issuer.ts";

let issuer: Issuer;
beforeEach(async () => {
  issuer = await startIssuer({ autoconfirm: false });
});
afterEach(() => issuer.close());

const lastTo = (address: string) => {
  const mail = issuer.mails().find(({ recipient }) => recipient === address);
  const link = new URL(/http\S+\/verify\S+/.exec(mail?.body ?? "")?.[0] ?? "http://no.mail");
  return {
    code: /\b\d{6}\b/.exec((mail?.body ?? "").replace(link.href, ""))?.[0] ?? "",
    link,
    hash: link.searchParams.get("token") ?? "",
  };
};
const verify = (body: object) => issuer.call("POST", "/verify", body, VERSION);
const follow = async (link: URL) => {
  const answer = await issuer.call("GET", link.href.replace(issuer.url, ""));
  const target = new URL(answer.headers.get("location") ?? "http://no.where");
  return { status: answer.status, target, fragment: Object.fromEntries(new URLSearchParams(target.hash.slice(1))) };
};

describe("sign-up by mail", () => {
  test("a bare user, no sign-in before the code, a session by it", async () => {
    const email = freshEmail();
    const client = issuer.client();
    const up = await client.signUp({ email, password: "correct horse", options: { data: { language: "en" } } });
    expect(up.data.session).toBeNull();
    expect(up.data.user).toMatchObject({ email, user_metadata: { email_verified: false } });
    expect(up.data.user?.confirmation_sent_at).toBeTruthy();
    expect((await client.signInWithPassword({ email, password: "correct horse" })).error?.code).toBe("email_not_confirmed");
    expect((await client.signInWithPassword({ email, password: "wrong one" })).error?.code).toBe("invalid_credentials");
    const verified = await client.verifyOtp({ email, token: lastTo(email).code, type: "signup" });
    expect(verified.data.user?.user_metadata).toMatchObject({ email_verified: true });
    expect((await client.getClaims()).data?.claims["amr"]).toMatchObject([{ method: "otp" }]);
    expect((await client.signInWithPassword({ email, password: "correct horse" })).error).toBeNull();
  });

  test("again while unconfirmed: the same person with the first password, and a new mail after the interval", async () => {
    const email = freshEmail();
    const first = (await issuer.call("POST", "/signup", { email, password: "correct horse", data: { a: 1 } })).json;
    const old = lastTo(email).code;
    const again = { email, password: "another one", data: { a: 2 } };
    expect((await issuer.call("POST", "/signup", again)).json["error_code"]).toBe("over_email_send_rate_limit");
    issuer.pass(61);
    const second = (await issuer.call("POST", "/signup", again)).json;
    expect(second["id"]).toBe(first["id"]);
    expect(second["user_metadata"]).toMatchObject({ a: 1 });
    expect((await verify({ type: "signup", email, token: old })).json["code"]).toBe("otp_expired");
    expect((await verify({ type: "email", email, token: lastTo(email).code })).status).toBe(200);
    expect((await issuer.client().signInWithPassword({ email, password: "correct horse" })).error).toBeNull();
  });

  test("of a confirmed person: somebody made up, and no mail", async () => {
    const { json, status } = await issuer.call("POST", "/signup", { email: ANA.email, password: "abcdef", data: { a: 1 } });
    expect([status, json["role"], json["identities"], json["user_metadata"]]).toEqual([200, "", [], { a: 1 }]);
    expect(json["id"]).not.toBe(ANA.id);
    expect(issuer.mails()).toEqual([]);
  });
});

describe("recovery", () => {
  test("by code: once, however many ask at once; then a new password", async () => {
    const client = issuer.client();
    expect((await client.resetPasswordForEmail(ANA.email)).error).toBeNull();
    const { code } = lastTo(ANA.email);
    const answers = await Promise.all([1, 2, 3, 4].map(() => verify({ type: "recovery", email: ANA.email, token: code })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 403, 403, 403]);
    const session = answers.find(({ status }) => status === 200)?.json;
    const put = await issuer.call("PUT", "/user", { password: "new password" }, bearer(session?.access_token ?? ""));
    expect(put.status).toBe(200);
    expect((await client.signInWithPassword({ ...ANA, password: "new password" })).error).toBeNull();
  });

  test("by link: back to the site with the session; a second time, with the refusal", async () => {
    await issuer.call("POST", `/recover?redirect_to=${encodeURIComponent(`${SITE}/app/password`)}`, { email: ANA.email });
    const { link, hash } = lastTo(ANA.email);
    expect(hash).toMatch(/^[0-9a-f]{56}$/);
    const { status, target, fragment } = await follow(link);
    expect([status, target.origin + target.pathname]).toEqual([303, `${SITE}/app/password`]);
    expect(Object.keys(fragment).sort()).toEqual([
      "access_token",
      "expires_at",
      "expires_in",
      "refresh_token",
      "sb",
      "token_type",
      "type",
    ]);
    expect((await issuer.getUser(fragment["access_token"] ?? "")).json["id"]).toBe(ANA.id);
    expect((await follow(link)).fragment).toEqual({
      error: "access_denied",
      error_code: "otp_expired",
      error_description: "Email link is invalid or has expired",
      sb: "",
    });
  });

  test("a link never leads to another site", async () => {
    await issuer.call("POST", "/recover?redirect_to=http://evil.test/", { email: ANA.email }, { referer: "http://evil.test/" });
    expect(lastTo(ANA.email).link.searchParams.get("redirect_to")).toBe(SITE);
    const moved = new URL(lastTo(ANA.email).link);
    moved.searchParams.set("redirect_to", "//evil.test");
    expect((await follow(moved)).target.origin).toBe(SITE);
  });

  test("who is registered does not show: the same answer, and the same wait", async () => {
    for (const email of [ANA.email, "nobody@callavet.test"]) {
      expect((await issuer.call("POST", "/recover", { email })).json).toEqual({});
      const second = await issuer.call("POST", "/recover", { email });
      expect([second.status, second.json["msg"]]).toEqual([
        429,
        "For security purposes, you can only request this after 60 seconds.",
      ]);
    }
    expect(issuer.mails().map(({ recipient }) => recipient)).toEqual([ANA.email]);
  });

  test("a code ends after an hour, and with a new password", async () => {
    await issuer.call("POST", "/recover", { email: ANA.email });
    const { code, hash } = lastTo(ANA.email);
    const signedIn = await issuer.call("POST", "/token?grant_type=password", ANA);
    await issuer.call("PUT", "/user", { password: "new password" }, bearer(signedIn.json.access_token));
    expect((await verify({ type: "recovery", email: ANA.email, token: code })).status).toBe(403);
    issuer.pass(61);
    await issuer.call("POST", "/recover", { email: ANA.email });
    expect(lastTo(ANA.email).hash).not.toBe(hash);
    issuer.pass(3600);
    expect((await verify({ type: "recovery", token_hash: lastTo(ANA.email).hash })).json["code"]).toBe("otp_expired");
  });
});

describe("e-mail change", () => {
  const ask = async (target: Issuer) => {
    const token = (await target.call("POST", "/token?grant_type=password", ANA)).json.access_token;
    const next = freshEmail();
    const put = await target.call("PUT", "/user", { email: next }, bearer(token));
    expect(put.json).toMatchObject({ email: ANA.email, new_email: next, email_change_sent_at: expect.any(String) });
    return { token, next };
  };

  test("both addresses must agree, each with its own code; sessions go on", async () => {
    const { token, next } = await ask(issuer);
    const [old, fresh] = [lastTo(ANA.email).code, lastTo(next).code];
    expect((await verify({ type: "email_change", email: next, token: old })).status).toBe(403);
    expect((await verify({ type: "email_change", email: next, token: fresh })).json).toMatchObject({ code: "200" });
    expect((await issuer.getUser(token)).json["email"]).toBe(ANA.email);
    expect((await verify({ type: "email_change", email: ANA.email, token: old })).json.user["email"]).toBe(next);
    const user = (await issuer.getUser(token)).json;
    expect(user).toMatchObject({ email: next, identities: [{ email: next }] });
    expect(user).not.toHaveProperty("new_email");
  });

  test("with autoconfirm one is enough", async () => {
    await issuer.close();
    issuer = await startIssuer();
    const { next } = await ask(issuer);
    expect((await verify({ type: "email_change", token_hash: lastTo(next).hash })).json.user["email"]).toBe(next);
    expect((await verify({ type: "email_change", token_hash: lastTo(ANA.email).hash })).status).toBe(403);
  });
});

test.each([
  [{}, 400, "validation_failed", "Verify requires a verification type"],
  [{ type: "signup" }, 400, "validation_failed", "Verify requires either a token or a token hash"],
  [
    { type: "signup", token: "1" },
    400,
    "validation_failed",
    "Only an email address or phone number should be provided on verify",
  ],
  [
    { type: "signup", token_hash: "1", email: "a@b.co" },
    400,
    "validation_failed",
    "Only the token_hash and type should be provided",
  ],
  [{ type: "signup", token: "1", email: "x" }, 422, "validation_failed", "Invalid email format"],
  [{ type: "sms", token: "1", phone: "x" }, 400, "validation_failed", "Invalid phone number format (E.164 required)"],
  [{ type: "unknown", token: "123456", email: "a@b.co" }, 403, "otp_expired", "Token has expired or is invalid"],
  [{ type: "recovery", token_hash: "0".repeat(56) }, 403, "otp_expired", "Email link is invalid or has expired"],
])("verify refuses %j", async (body, status, code, message) => {
  const answer = await verify(body);
  expect([answer.status, answer.json]).toEqual([status, { code, message }]);
});

test("resend: a new code for who waits; nothing shows of who does not", async () => {
  const email = freshEmail();
  await issuer.call("POST", "/signup", { email, password: "correct horse" });
  issuer.pass(61);
  for (const address of [email, ANA.email, "nobody@callavet.test"]) {
    const answer = await issuer.call("POST", "/resend", { type: "signup", email: address });
    expect([answer.status, answer.json]).toEqual([200, {}]);
  }
  expect(issuer.mails().map(({ recipient }) => recipient)).toEqual([email, email]);
  expect((await issuer.call("POST", "/resend", { type: "sms", email })).json["error_code"]).toBe("validation_failed");
});
