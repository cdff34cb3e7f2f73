import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANA, bearer, freshEmail, startIssuer, type Body, type Issuer } from "./auth-issuer.ts";

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

describe("with the provider's own client", () => {
  test("a sign-up signs in, and the session serves", async () => {
    const client = issuer.client();
    const email = freshEmail();
    const { data, error } = await client.signUp({
      email: email.toUpperCase(),
      password: "correct horse",
      options: { data: { full_name: "Eva" } },
    });
    expect(error).toBeNull();
    expect(data.user?.email).toBe(email);
    const mine = await client.getUser();
    expect(mine.data.user?.user_metadata).toMatchObject({ full_name: "Eva", email, email_verified: true });
    const claims = await client.getClaims();
    expect(claims.data?.claims).toMatchObject({ sub: data.user?.id, role: "authenticated", aal: "aal1" });
  });

  test("a seeded person signs in; again after a restart, when the password was changed meanwhile", async () => {
    const first = await startIssuer();
    const client = first.client();
    const { data } = await client.signInWithPassword(ANA);
    expect(data.user?.id).toBe(ANA.id);
    expect((await client.updateUser({ password: "another one" })).error).toBeNull();
    const second = await startIssuer({ dataDir: first.dataDir });
    expect((await second.client().signInWithPassword(ANA)).error?.code).toBe("invalid_credentials");
    expect((await second.client().signInWithPassword({ ...ANA, password: "another one" })).error).toBeNull();
    await second.close();
    await first.close();
  });

  test("two sign-ups at once for one address: one person, and the other is told so", async () => {
    const email = freshEmail();
    const answers = await Promise.all([1, 2, 3].map(() => issuer.client().signUp({ email, password: "correct horse" })));
    expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    expect(answers.filter(({ error }) => error).map(({ error }) => error?.code)).toEqual([
      "user_already_exists",
      "user_already_exists",
    ]);
  });

  test("metadata merges at the top, null removes, nested values are replaced", async () => {
    const client = issuer.client();
    await client.signUp({ email: freshEmail(), password: "correct horse", options: { data: { a: 1, b: { c: 1 }, d: 2 } } });
    const { data } = await client.updateUser({ data: { b: { e: 1 }, d: null } });
    expect(data.user?.user_metadata).toMatchObject({ a: 1, b: { e: 1 } });
    expect(data.user?.user_metadata).not.toHaveProperty("d");
    expect(data.user?.user_metadata["b"]).toEqual({ e: 1 });
  });

  test("a new password ends the other sessions, and keeps this one", async () => {
    const email = freshEmail();
    const other = await issuer.signUp(email);
    const client = issuer.client();
    await client.signInWithPassword({ email, password: "correct horse" });
    expect((await client.updateUser({ password: "correct horse" })).error?.code).toBe("same_password");
    expect((await client.updateUser({ password: "short" })).error?.code).toBe("weak_password");
    expect((await client.updateUser({ password: "battery staple" })).error).toBeNull();
    expect((await client.getUser()).error).toBeNull();
    expect((await issuer.getUser(other.access_token)).json["code"]).toBe("session_not_found");
    expect((await issuer.refresh(other.refresh_token)).json["code"]).toBe("refresh_token_not_found");
    expect((await issuer.client().signInWithPassword({ email, password: "correct horse" })).error?.code).toBe(
      "invalid_credentials",
    );
  });
});

describe("refresh", () => {
  test("several at once get one and the same new token, and the session goes on", async () => {
    const { refresh_token: token, user } = await issuer.signUp();
    const answers = await Promise.all(Array.from({ length: 8 }, () => issuer.refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ json }) => json.refresh_token)).size).toBe(1);
    expect(answers[0]?.json.user.id).toBe(user.id);
    expect(answers[0]?.json.refresh_token).toMatch(/^[A-Za-z0-9_-]{51}$/);
    expect(answers[0]?.json.refresh_token).not.toBe(token);
  });

  test("a refresh keeps the session, its methods and their times; older access tokens go on", async () => {
    const signedUp = await issuer.signUp();
    issuer.pass(100);
    const refreshed = (await issuer.refresh(signedUp.refresh_token)).json;
    const claims = (token: string) =>
      JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
    const [before, after] = [claims(signedUp.access_token), claims(refreshed.access_token)];
    expect(after["session_id"]).toBe(before["session_id"]);
    expect(after["amr"]).toEqual(before["amr"]);
    expect(Number(after["exp"]) - Number(before["exp"])).toBeGreaterThanOrEqual(100);
    expect((await issuer.getUser(signedUp.access_token)).status).toBe(200);
  });

  test("the parent of the active token works at any time, and gives the active one", async () => {
    const { refresh_token: parent } = await issuer.signUp();
    const active = (await issuer.refresh(parent)).json.refresh_token;
    issuer.pass(3600);
    expect((await issuer.refresh(parent)).json.refresh_token).toBe(active);
    expect((await issuer.refresh(active)).status).toBe(200);
  });

  test("an older one gives the active one within ten seconds; later the session is over, other sessions are not", async () => {
    const email = freshEmail();
    const elsewhere = await issuer.signUp(email);
    const here = (await issuer.call("POST", "/token?grant_type=password", { email, password: "correct horse" })).json;
    const second = (await issuer.refresh(here.refresh_token)).json;
    const third = (await issuer.refresh(second.refresh_token)).json;
    issuer.pass(9);
    expect((await issuer.refresh(here.refresh_token)).json.refresh_token).toBe(third.refresh_token);
    // Using the old one again did not prolong the interval.
    issuer.pass(1.5);
    const late = await issuer.refresh(here.refresh_token);
    expect([late.status, late.json["code"]]).toEqual([400, "refresh_token_already_used"]);
    expect((await issuer.refresh(third.refresh_token)).json["code"]).toBe("refresh_token_not_found");
    expect((await issuer.getUser(third.access_token)).json["code"]).toBe("session_not_found");
    expect((await issuer.refresh(elsewhere.refresh_token)).status).toBe(200);
  });

  test("a token of the right shape that another session's key signed is not found", async () => {
    const [one, two] = [await issuer.signUp(), await issuer.signUp()];
    const bytes = (token: string) => Buffer.from(token, "base64url");
    const { createHash } = await import("node:crypto");
    const forged = Buffer.concat([bytes(one.refresh_token).subarray(0, 18), bytes(two.refresh_token).subarray(18, 34)]);
    const token = Buffer.concat([forged, createHash("sha256").update(forged).digest().subarray(0, 4)]).toString("base64url");
    expect((await issuer.refresh(token)).json["code"]).toBe("refresh_token_not_found");
    expect((await issuer.refresh(one.refresh_token)).status).toBe(200);
  });
});

describe("sign-out", () => {
  const three = async () => {
    const email = freshEmail();
    const here = await issuer.signUp(email);
    const others = [];
    for (let i = 0; i < 2; i++)
      others.push((await issuer.call("POST", "/token?grant_type=password", { email, password: "correct horse" })).json);
    return [here, ...others];
  };
  const lives = async (session: Body | undefined) => {
    const [user, refresh] = [
      await issuer.getUser(session?.access_token ?? ""),
      await issuer.refresh(session?.refresh_token ?? ""),
    ];
    if (user.status === 200 && refresh.status === 200) return true;
    expect([user.status, user.json["code"]]).toEqual([403, "session_not_found"]);
    expect([refresh.status, refresh.json["code"]]).toEqual([400, "refresh_token_not_found"]);
    return false;
  };

  test.each([
    ["global", "?scope=global", [false, false, false]],
    ["no scope, as global", "", [false, false, false]],
    ["local", "?scope=local", [false, true, true]],
    ["others", "?scope=others", [true, false, false]],
  ])("%s", async (_name, query, expected) => {
    const sessions = await three();
    const answer = await issuer.call("POST", `/logout${query}`, "not json", bearer(sessions[0]?.access_token ?? ""));
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await Promise.all(sessions.map(lives))).toEqual(expected);
  });

  test("a second one is refused; so is an unknown scope, and an expired token signs nobody out", async () => {
    const session = await issuer.signUp();
    const auth = bearer(session.access_token);
    expect((await issuer.call("POST", "/logout?scope=all", undefined, auth)).json["error_code"]).toBe("validation_failed");
    issuer.pass(3601);
    expect((await issuer.call("POST", "/logout", undefined, auth)).json["error_code"]).toBe("bad_jwt");
    const again = await issuer.refresh(session.refresh_token);
    expect(again.status).toBe(200);
    const fresh = bearer(again.json.access_token);
    expect((await issuer.call("POST", "/logout", undefined, fresh)).status).toBe(204);
    expect((await issuer.call("POST", "/logout", undefined, fresh)).status).toBe(403);
  });

  test("the client drops its session", async () => {
    const client = issuer.client();
    await client.signUp({ email: freshEmail(), password: "correct horse" });
    expect((await client.signOut()).error).toBeNull();
    expect((await client.getSession()).data.session).toBeNull();
  });
});

test("who is registered does not show in the time that a wrong sign-in takes", async () => {
  const time = async (email: string) => {
    const start = performance.now();
    await issuer.call("POST", "/token?grant_type=password", { email, password: "wrong one" });
    return performance.now() - start;
  };
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  for (let i = 0; i < 7; i++) {
    times.known.push(await time(ANA.email));
    times.unknown.push(await time("nobody@callavet.test"));
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[3] ?? 0;
  expect(median(times.known) / median(times.unknown)).toBeLessThan(2);
  expect(median(times.unknown) / median(times.known)).toBeLessThan(2);
});
