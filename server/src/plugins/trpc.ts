import type { IncomingMessage } from "node:http";
import { fastifyTRPCPlugin, type CreateFastifyContextOptions } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import type { WebSocket } from "ws";
import type { Verifier } from "../auth/verifier.ts";
import { encoder } from "../realtime/encoder.ts";
import type { Services } from "../services.ts";
import type { Context } from "../trpc/context.ts";
import { refuse } from "../trpc/refuse.ts";
import { appRouter } from "../trpc/router.ts";

export interface TrpcOptions {
  services: Services;
  verifier: Verifier;
  contextOf: (request: FastifyRequest) => Promise<Context>;
}

/** The token ended: the client opens another socket with a fresh one, and resumes. */
const TOKEN_ENDED = 4401;
/** Longest delay that a timer takes. */
const LONGEST_TIMER = 2_147_483_647;

/** `/trpc`, over HTTP and WebSocket; needs `sockets`. */
export const trpc = fp(async (app: FastifyInstance, { services, verifier, contextOf }: TrpcOptions) => {
  async function ofSocket(request: IncomingMessage, socket: WebSocket, token: unknown): Promise<Context> {
    if (typeof token !== "string" || token === "") throw refuse(401, "unauthenticated");
    const identity = await verifier.identify(token);
    if (identity.kind === "refused") throw identity.error;
    if (identity.kind === "person") {
      const left = Math.min(Math.max(identity.expiresAt - Date.now(), 0), LONGEST_TIMER);
      const timer = setTimeout(() => socket.close(TOKEN_ENDED, "token ended"), left).unref();
      socket.once("close", () => clearTimeout(timer));
    }
    return { identity, services, automation: false, address: request.socket.remoteAddress ?? "", requestId: "socket" };
  }

  await app.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    useWSS: true,
    trpcOptions: {
      router: appRouter,
      maxBatchSize: 20,
      experimental_encoder: encoder,
      keepAlive: { enabled: true, pingMs: 25_000, pongWaitMs: 10_000 },
      // The same function serves both: with a socket, `res` is the socket and `req` the bare request.
      createContext: ({ req, res, info }: CreateFastifyContextOptions): Promise<Context> =>
        isSocket(res) ? ofSocket(req as unknown as IncomingMessage, res, info.connectionParams?.token) : contextOf(req),
    },
  });
});

function isSocket(res: unknown): res is WebSocket {
  return typeof res === "object" && res !== null && "terminate" in res;
}
