import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { PublicConfig } from "@callavet/shared/contract/config.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { sendRefusal } from "./errors.ts";

export interface SiteOptions {
  webDist: string | undefined;
  adminDist: string | undefined;
  config: PublicConfig;
}

const YEAR = 31_536_000;
/** Where the pages of the site are; everything else is an interface, and says so in JSON. */
const PAGES = /^\/(app|vet|sign-in|sign-up|auth|legal|help|clinics|reset-password)(\/|$)/;
const ADMIN_PAGES = /^\/admin(\/|$)/;

/** The two sites' files, and their first page for every address that is a page's. */
export const site = fp(async (app: FastifyInstance, { webDist, adminDist, config }: SiteOptions) => {
  app.get("/config.json", async (_request, reply) => reply.header("cache-control", "no-cache").send(config));

  const hasWeb = webDist !== undefined && existsSync(join(webDist, "index.html"));
  const hasAdmin = adminDist !== undefined && existsSync(join(adminDist, "index.html"));
  const roots = [
    ...(hasWeb ? [{ root: webDist, prefix: "/" }] : []),
    ...(hasAdmin ? [{ root: adminDist, prefix: "/admin/" }] : []),
  ];
  for (const [index, { root, prefix }] of roots.entries()) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      wildcard: false,
      decorateReply: index === 0,
      preCompressed: true,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header("cache-control", cacheFor(path)),
    });
  }

  const page = (reply: FastifyReply, root: string) => reply.sendFile("index.html", root);
  if (hasWeb) app.get("/", async (_request, reply) => page(reply, webDist));
  if (hasAdmin) {
    app.get("/admin", async (_request, reply) => reply.redirect("/admin/"));
    app.get("/admin/", async (_request, reply) => page(reply, adminDist));
  }

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    if (wantsPage(request)) {
      if (hasAdmin && ADMIN_PAGES.test(path)) return page(reply, adminDist);
      if (hasWeb && PAGES.test(path)) return page(reply, webDist);
      if (!hasWeb && path === "/")
        return reply.type("text/plain").send("Call-a-Vet is running; its pages are not built: npm run build\n");
    }
    return sendRefusal(reply, { status: 404, reason: "not_found", message: "Nothing is here" });
  });
});

/** A person who opens an address, not a program that asks for data. */
function wantsPage({ method, headers }: FastifyRequest): boolean {
  return (method === "GET" || method === "HEAD") && (headers.accept ?? "").includes("text/html");
}

/** Files under `assets` have their content's hash in the name; the rest is asked for anew each time. */
function cacheFor(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? `public, max-age=${YEAR}, immutable` : "no-cache";
}
