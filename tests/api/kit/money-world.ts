import { startFakeMoneyStripe, type FakeMoneyStripe } from "./fake-money-stripe.ts";
import { startWorld, type World } from "./world.ts";

export interface MoneyWorld extends World {
  stripe: FakeMoneyStripe;
}

/** A world whose server reads and writes at a fake Stripe. */
export async function startMoneyWorld(env: Record<string, string> = {}): Promise<MoneyWorld> {
  const stripe = await startFakeMoneyStripe();
  const world = await startWorld({ STRIPE_SECRET_KEY: "sk_test_fake", STRIPE_API_URL: stripe.url, ...env });
  return {
    ...world,
    stripe,
    async close() {
      await world.close();
      await stripe.close();
    },
  };
}
