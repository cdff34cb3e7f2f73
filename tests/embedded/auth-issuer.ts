import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAuth, type RunningAuth } from "@callavet/embedded/auth/start.ts";
import { GoTrueClient } from "@supabase/auth-js";
import { importJWK, SignJWT, type JWK } from "jose";

export const SITE = "http://site.callavet.test";
export const VERSION = { "x-supabase-api-version": "2024-01-01" };
export const ANA = { id: "00000000-0000-4000-8000-000000000001", email: "ana@demo.callavet.test", password: "callavet-demo" };

/** An answer's members: those that tests read most, typed; the rest as they come. */
export interface Body {
  access_token: string;
  refresh_token: string;
  user: { id: string; [member: string]: unknown };
  [member: string]: unknown;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Body;
}

export interface Issuer extends RunningAuth {
  dataDir: string;
  /** Moves its clock. */
  pass(seconds: number): void;
  client(): GoTrueClient;
  /** A call as it stands; objects go as JSON, texts as they are. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  signUp(email?: string, password?: string): Promise<Body>;
  refresh(refreshToken: string): Promise<Answer>;
  getUser(accessToken: string): Promise<Answer>;
  /** A token with any claims, signed with the issuer's own key. */
  sign(claims: Record<string, unknown>, header?: Record<string, string>): Promise<string>;
  now(): number;
}

let count = 0;
export const freshEmail = (): string => `person${++count}.${process.pid}@callavet.test`;
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export async function startIssuer(options: Partial<Parameters<typeof startAuth>[0]> = {}): Promise<Issuer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "callavet-auth-"));
  let moved = 0;
  const now = () => Date.now() + moved;
  const running = await startAuth({ dataDir, port: 0, siteUrl: SITE, seedUsers: [ANA], now, ...options });
  const call: Issuer["call"] = async (method, path, body, headers = {}) => {
    const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(running.url + path, { method, headers, body: sent, redirect: "manual" });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return { status: response.status, headers: response.headers, text, json: JSON.parse(isJson ? text : "{}") as Body };
  };
  return {
    ...running,
    dataDir,
    now,
    pass: (seconds) => void (moved += seconds * 1000),
    client: () =>
      new GoTrueClient({ url: running.url, autoRefreshToken: false, persistSession: false, storageKey: freshEmail() }),
    call,
    signUp: async (email = freshEmail(), password = "correct horse") => (await call("POST", "/signup", { email, password })).json,
    refresh: (token) => call("POST", "/token?grant_type=refresh_token", { refresh_token: token }, VERSION),
    getUser: (token) => call("GET", "/user", undefined, { ...bearer(token), ...VERSION }),
    async sign(claims, header = {}) {
      const jwk = JSON.parse(readFileSync(join(dataDir, "auth-key.json"), "utf8")) as JWK & { kid: string };
      const key = await importJWK(jwk, "ES256");
      return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: jwk.kid, typ: "JWT", ...header }).sign(key);
    },
    async close() {
      await running.close();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
