import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { errorBody } from "@callavet/shared/contract/reasons.ts";
import type { FastifyInstance } from "fastify";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { z } from "zod";
import { appRouter } from "../trpc/router.ts";

/** `/openapi.json`, and `/docs` to read it. */
export async function openapi(app: FastifyInstance, { publicUrl }: { publicUrl: string }): Promise<void> {
  const document = describe(publicUrl);
  await app.register(swagger, { mode: "static", specification: { document: document as never } });
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: false });
  app.get("/openapi.json", async (_request, reply) => reply.header("cache-control", "no-cache").send(document));
}

function describe(publicUrl: string) {
  const document = generateOpenApiDocument(appRouter, {
    title: "Call-a-Vet",
    description: "The procedures of /trpc as REST. Errors carry a reason of a closed set.",
    version: "1.0.0",
    openApiVersion: "3.1.0",
    baseUrl: publicUrl,
    securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  });
  // The generator writes tRPC's own error shape; ours is the same for every refusal.
  const { $schema: _, ...schema } = z.toJSONSchema(errorBody);
  const schemas = ((document.components ??= {}).schemas ??= {});
  for (const name of Object.keys(schemas)) if (name.startsWith("error.")) delete schemas[name];
  schemas.Error = schema as never;
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations) as { responses?: Record<string, unknown> }[]) {
      for (const status of Object.keys(operation.responses ?? {})) {
        if (Number(status) < 400 || !operation.responses) continue;
        operation.responses[status] = {
          description: words[status] ?? "Refused",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        };
      }
    }
  }
  return document;
}

const words: Record<string, string> = {
  400: "The input does not fit",
  401: "No token, or one that does not count",
  402: "Nothing is left to pay with",
  403: "Not this person's to do",
  404: "Not there, or not this person's to see",
  409: "It conflicts with what is",
  429: "Too many calls",
  500: "Our fault",
  503: "An outside service or the database cannot be reached",
};
