import compress from "@fastify/compress";
import { callTRPCProcedure, type AnyTRPCProcedure } from "@trpc/server";
import type { FastifyInstance, FastifyRequest, HTTPMethods } from "fastify";
import type { Meta } from "../trpc/meta.ts";
import { appRouter } from "../trpc/router.ts";
import type { Context } from "../trpc/context.ts";
import { refuse } from "../trpc/refuse.ts";
import { queryReader } from "./rest-query.ts";

/**
 * The same procedures as REST, each on a route of its own. `trpc-to-openapi`'s own adapter is not used: it answers errors
 * in another shape, takes every path, and switches coercion on in schemas that tRPC shares.
 */
export async function rest(
  app: FastifyInstance,
  { contextOf }: { contextOf: (request: FastifyRequest) => Promise<Context> },
): Promise<void> {
  await app.register(compress, { threshold: 2048, encodings: ["gzip", "deflate"] });

  // A body that may be left out may be empty, too.
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, {});
    else void parse(request, body, done);
  });

  // Flat, by path, whatever its type says.
  const procedures = Object.entries(appRouter._def.procedures) as unknown as [string, AnyTRPCProcedure][];
  for (const [path, procedure] of procedures) {
    const openapi = (procedure._def.meta as Meta | undefined)?.openapi;
    if (!openapi) continue;
    const { type } = procedure._def;
    const readQuery = queryReader(procedure._def.inputs[0]);
    const hasBody = openapi.method !== "GET";
    app.route({
      method: openapi.method satisfies HTTPMethods,
      url: openapi.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      handler: async (request, reply) => {
        const input = { ...(hasBody ? bodyOf(request.body) : readQuery(request.query)), ...(request.params as object) };
        const ctx = await contextOf(request);
        const output: unknown = await callTRPCProcedure({
          router: appRouter,
          path,
          type,
          ctx,
          getRawInput: async () => input,
          signal: undefined,
          batchIndex: 0,
        });
        if (!openapi.protect) void reply.header("cache-control", "public, max-age=30");
        else void reply.header("cache-control", "no-store");
        return reply.send(output);
      },
    });
  }
}

function bodyOf(body: unknown): object {
  if (body === undefined) return {};
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw refuse(400, "input_invalid");
  return body;
}
