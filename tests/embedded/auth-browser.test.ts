import { createAuth, type Auth } from "@callavet/shared/browser/auth.ts";
import { AuthReasonError, toAuthReason } from "@callavet/shared/browser/auth-reasons.ts";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { ANA, bearer, freshEmail, startIssuer, type Issuer } from "./auth-issuer.ts";

let issuer: Issuer;
const opened: Auth[] = [];
beforeAll(async () => {
  issuer = await startIssuer();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const auth of opened.splice(0)) await auth.close();
});
afterAll(() => issuer.close());

const memory = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
};

/** A tab; two with one storage are two tabs of one browser. */
function tab(storage = memory(), url = issuer.url): Auth {
  const auth = createAuth({ url, key: "publishable", storageKey: "callavet", storage });
  opened.push(auth);
  return auth;
}

const eva = () => ({ email: ` ${freshEmail()} `, password: "correct horse", fullName: " Eva Luna ", language: "es" as const });

/** Only the clock: what waits goes on waiting in real time. */
function pass(seconds: number): void {
  const then = Date.now() + seconds * 1000;
  vi.useFakeTimers({ toFake: ["Date"], now: then });
}

async function reasonOf(run: () => Promise<unknown>): Promise<string> {
  const error = await run().catch((thrown: unknown) => thrown);
  return error instanceof AuthReasonError ? error.reason : `no reason: ${String(error)}`;
}

test("signing up signs in, and a new tab of the same browser knows", async () => {
  const storage = memory();
  const input = eva();
  const session = await tab(storage).signUp(input);
  expect(session).toMatchObject({ email: input.email.trim(), fullName: "Eva Luna" });
  const other = tab(storage);
  expect((await other.session())?.userId).toBe(session?.userId);
  expect(await other.getToken()).toBe(session?.accessToken);
});

test("a token near its end is refreshed, once for all who ask", async () => {
  const auth = tab();
  const session = await auth.signUp(eva());
  pass(3600 - 20);
  const asked = vi.spyOn(globalThis, "fetch");
  const tokens = await Promise.all([auth.getToken(), auth.getToken(), auth.getToken()]);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).not.toBe(session?.accessToken);
  expect(asked).toHaveBeenCalledTimes(1);
  expect((await issuer.call("GET", "/user", undefined, bearer(tokens[0] ?? ""))).status).toBe(200);
});

test("two tabs that wake at once both get good tokens", async () => {
  const storage = memory();
  const [one, two] = [tab(storage), tab(storage)];
  await one.signUp(eva());
  pass(7200);
  for (const token of await Promise.all([one.getToken(), two.getToken()])) {
    expect((await issuer.call("GET", "/user", undefined, bearer(token ?? ""))).status).toBe(200);
  }
});

test("nobody signed in: null, no error", async () => {
  expect(await tab().getToken()).toBeNull();
  expect(await tab().session()).toBeNull();
});

test("signed out elsewhere: null once the token has to be refreshed, and the listener hears", async () => {
  const input = eva();
  const here = tab();
  await here.signUp(input);
  const heard: (string | null)[] = [];
  const stop = here.onChange((session) => heard.push(session?.email ?? null));
  await vi.waitFor(() => expect(heard).toEqual([input.email.trim()]));
  const elsewhere = tab();
  await elsewhere.signIn(input);
  await elsewhere.signOut("global");
  pass(3601);
  expect(await here.getToken()).toBeNull();
  expect(heard.at(-1)).toBeNull();
  stop();
});

test("signing out here leaves the other browser alone", async () => {
  const input = eva();
  const [here, there] = [tab(), tab()];
  await here.signUp(input);
  await there.signIn(input);
  await here.signOut();
  expect(await here.getToken()).toBeNull();
  expect((await issuer.getUser((await there.getToken()) ?? "")).status).toBe(200);
});

test.each([
  ["wrong password", (auth: Auth) => auth.signIn({ email: ANA.email, password: "wrong one" }), "invalid_credentials"],
  ["taken", (auth: Auth) => auth.signUp({ ...eva(), email: ANA.email }), "user_already_exists"],
  ["weak", (auth: Auth) => auth.signUp({ ...eva(), password: "abc" }), "weak_password"],
  ["no password", (auth: Auth) => auth.signUp({ ...eva(), password: "" }), "weak_password"],
  ["too long", (auth: Auth) => auth.signUp({ ...eva(), password: "x".repeat(73) }), "password_too_long"],
  ["no address", (auth: Auth) => auth.signUp({ ...eva(), email: "eva" }), "email_invalid"],
])("refused, %s", async (_what, run, reason) => {
  expect(await reasonOf(() => run(tab()))).toBe(reason);
});

test("the provider cannot be reached: said as such, soon, and the session is kept", async () => {
  const storage = memory();
  const auth = tab(storage);
  const session = await auth.signUp(eva());
  vi.spyOn(console, "error").mockReturnValue();
  const failing = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed"));
  expect(await reasonOf(() => auth.signIn(ANA))).toBe("auth_unavailable");
  pass(3600 - 40);
  const calls = failing.mock.calls.length;
  expect(await auth.getToken()).toBe(session?.accessToken);
  expect(failing).toHaveBeenCalledTimes(calls);
  pass(20);
  expect(await auth.getToken()).toBe(session?.accessToken);
  expect(failing.mock.calls.length).toBeGreaterThan(calls);
  pass(60);
  expect(await reasonOf(() => auth.getToken())).toBe("auth_unavailable");
  failing.mockRestore();
  expect((await tab(storage).session())?.userId).toBe(session?.userId);
});

test.each([
  [{ code: "over_request_rate_limit", status: 429 }, "rate_limited"],
  [{ status: 429 }, "rate_limited"],
  [{ code: "email_address_invalid", status: 400 }, "email_invalid"],
  [{ code: "signup_disabled", status: 422 }, "signups_off"],
  [{ name: "AuthSessionMissingError" }, "session_expired"],
  [{ code: "something_new", status: 400 }, "unknown"],
  [new Error("x"), "unknown"],
])("reason of %j", (error, reason) => {
  expect(toAuthReason(error)).toBe(reason);
});
