import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
const folder = mkdtempSync(join(tmpdir(), "callavet-site-"));
beforeAll(async () => {
  for (const site of ["web", "admin"]) {
    mkdirSync(join(folder, site, "assets"), { recursive: true });
    writeFileSync(join(folder, site, "index.html"), `<title>${site}</title>`);
    writeFileSync(join(folder, site, "assets", "main-abc123.js"), `export const site = "${site}";`.repeat(100));
    writeFileSync(join(folder, site, "assets", "main-abc123.js.gz"), gzipSync(`export const site = "${site}";`.repeat(100)));
  }
  world = await startWorld({
    WEB_DIST: join(folder, "web"),
    ADMIN_DIST: join(folder, "admin"),
    METRICS_TOKEN: "a-token-of-some-length",
  });
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true });
});

const page = { accept: "text/html,application/xhtml+xml" };

describe("the sites", () => {
  it.each([
    ["/", "web"],
    ["/app/consult/1", "web"],
    ["/vet", "web"],
    ["/sign-in?next=/vet", "web"],
    ["/admin/", "admin"],
    ["/admin/ui/subscriptions", "admin"],
  ])("%s is a page of %s", async (path, site) => {
    const { status, body, headers } = await world.anybody("GET", path, undefined, page);
    expect([status, body]).toEqual([200, `<title>${site}</title>`]);
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("content-security-policy")).toMatch(
      /script-src 'self';.*frame-ancestors 'none'|frame-ancestors 'none';.*script-src 'self'/,
    );
  });
  it("keeps hashed files for good, and sends them compressed", async () => {
    const { headers, body } = await world.anybody("GET", "/assets/main-abc123.js", undefined, { "accept-encoding": "gzip" });
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(body).toContain('"web"');
  });
  it.each(["/assets/none.js", "/app/consult/1", "/nowhere", "/admin/nowhere", "/../package.json", "/%2e%2e/package.json"])(
    "%s is JSON for programs",
    async (path) => {
      expect(await world.anybody("GET", path)).toMatchObject({ status: 404, body: { reason: "not_found" } });
    },
  );
  it("does not take an interface for a page", async () => {
    expect((await world.anybody("GET", "/admin/sessions", undefined, page)).body.reason).toBe("unauthenticated");
    expect((await world.anybody("GET", "/nowhere", undefined, page)).body.reason).toBe("not_found");
  });
});

describe("operations", () => {
  it("answers health, readiness and configuration", async () => {
    expect((await world.anybody("GET", "/healthz")).body).toEqual({ status: "ok" });
    expect((await world.anybody("GET", "/readyz")).body).toEqual({ status: "ready" });
    expect((await world.anybody("GET", "/config.json")).body).toEqual({
      authUrl: world.issuer.url,
      authKey: "",
      embedded: false,
      mailboxUrl: null,
    });
  });
  it("gives metrics to the bearer alone", async () => {
    await world.anybody("GET", "/plans");
    expect((await world.anybody("GET", "/metrics")).body.reason).toBe("forbidden");
    const { body } = await world.anybody("GET", "/metrics", undefined, { authorization: "Bearer a-token-of-some-length" });
    expect(body).toMatch(/callavet_http_seconds_count\{method="GET",route="\/plans",status="200"\} [1-9]/);
    expect(body).toMatch(/callavet_sockets 0/);
    expect(body).toMatch(/callavet_pricing_cache_misses_total 1/);
  });
  it("describes every REST path in OpenAPI 3.1, with our errors", async () => {
    const { body } = await world.anybody("GET", "/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        "/plans",
        "/plans/{code}",
        "/me",
        "/pets",
        "/subscriptions/checkout",
        "/subscriptions/stripe/checkout",
        "/subscriptions/my",
        "/subscriptions/usage",
        "/subscriptions/usage/current",
        "/sessions",
        "/sessions/{sessionId}",
        "/sessions/start",
        "/sessions/end",
      ]),
    );
    expect(body.paths["/me"].get.responses["401"].content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/Error",
    });
    expect(body.components.schemas.Error.properties.reason.enum).toContain("no_units_left");
    expect((await world.anybody("GET", "/docs/")).status).toBe(200);
  });
  it("writes no token and nothing that people said into its log", async () => {
    const noisy = await world.anotherServer({ LOG_LEVEL: "debug" });
    const person = world.person();
    const token = await person.token();
    for (const body of ['{"type":"chat","text":"palabras secretas"}', '{"type":"palabras secretas"}', "palabras secretas{"]) {
      await fetch(`${noisy.url}/sessions/start?q=palabras`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body,
      });
    }
    await noisy.stop();
    expect(noisy.output()).toContain("/sessions/start");
    expect(noisy.output()).not.toMatch(/palabras/);
    expect(noisy.output()).not.toContain(token.slice(-20));
  });
});
