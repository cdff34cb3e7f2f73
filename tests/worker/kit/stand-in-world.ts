import { startStandIn, webhookSecret } from "../../embedded/stripe-stand-in.ts";
import { startWorld, type World } from "./world.ts";

type StandIn = Awaited<ReturnType<typeof startStandIn>>;
type Options = Parameters<typeof startStandIn>[0];

export interface StandInWorld extends World {
  /** A Stripe stand-in for the test that asks, whose events come here; nobody reads from it yet. */
  standIn(options?: Options): Promise<StandIn>;
  /** The same, with the worker reading from it and from no other. */
  workOnStandIn(options?: Options): Promise<StandIn>;
}

/** A world whose webhook listens to whole Stripe stand-ins. */
export async function startStandInWorld(): Promise<StandInWorld> {
  const world = await startWorld({ secrets: [webhookSecret] });
  const url = `${await world.app.listen({ port: 0, host: "127.0.0.1" })}/stripe/webhook`;
  const standIn = (options: Options = {}) => startStandIn({ webhook: { url, secret: webhookSecret }, ...options });
  return {
    ...world,
    standIn,
    async workOnStandIn(options) {
      const made = await standIn(options);
      await world.stopAll();
      await world.work(made.url);
      return made;
    },
  };
}
