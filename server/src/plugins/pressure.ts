import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { refuse } from "../trpc/refuse.ts";

/** Mean delay of the event loop over a second: past it, answers would come too late to be of use. */
const MAX_DELAY_MS = 1500;
/** The first second's measurement holds the start itself, which blocks the loop and is over when somebody can call. */
const START_MS = 3000;

/** Says 503 at once when the process can't keep up, so that a balancer goes elsewhere. */
export const pressure = fp(async (app: FastifyInstance) => {
  let calmFrom = Number.POSITIVE_INFINITY;
  app.addHook("onListen", async () => {
    calmFrom = performance.now() + START_MS;
  });
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_DELAY_MS,
    pressureHandler: () => {
      if (performance.now() >= calmFrom) throw refuse(503, "provider_unavailable");
    },
  });
});
