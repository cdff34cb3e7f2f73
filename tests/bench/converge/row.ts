import type pg from "pg";
import { random } from "../../kit/dice.ts";
import { stormPerson } from "../../worker/kit/storm-people.ts";
import { startStormStripe, type StormObjects } from "../../worker/kit/storm-stripe.ts";
import { startStormWorld } from "../../worker/kit/storm-world.ts";
import { perSecond, type Line } from "../lib/report.ts";
import { median } from "../lib/stats.ts";
import type { World } from "../lib/world.ts";

const ROUNDS = 2;
const PEOPLE = 500;
const EVENTS = 20;
const CONCURRENCY = 4;

/** Ten thousand stored events of 500 customers, and one worker that reads what they speak of from a fast Stripe. */
export async function convergeEvents(_world: World): Promise<Line[]> {
  const rates: number[] = [];
  let reads = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const objects: StormObjects = { subscriptions: [], invoices: [], intents: [], refunds: [], disputes: [], sessions: [] };
    const people = Array.from({ length: PEOPLE }, (_, n) => stormPerson(n, round + 1, EVENTS, objects));
    const dice = random(round + 1);
    const events = people.flatMap((each) => each.events).map((each) => ({ each, at: dice() }));
    const stripe = await startStormStripe(objects);
    const world = await startStormWorld(people);
    try {
      await store(
        world.pool,
        events.toSorted((a, b) => a.at - b.at).map(({ each }) => each),
      );
      world.work(stripe.url, CONCURRENCY);
      await world.settled(events.length);
      rates.push(events.length / (await seconds(world.pool)));
      reads += stripe.reads;
    } finally {
      await world.close();
      await stripe.close();
    }
  }
  const rate = median(rates);
  return [
    {
      row: "converge",
      what: `${(PEOPLE * EVENTS).toLocaleString("en")} queued Stripe events, one worker, ${CONCURRENCY} at once`,
      figure: perSecond(rate),
      beside: `${(reads / ROUNDS / PEOPLE / EVENTS).toFixed(2)} readings an event`,
      ratio: "",
      goal: ">= 200/s",
      reached: rate >= 200,
    },
  ];
}

/** As the webhook's route does, many in one statement. */
async function store(pool: pg.Pool, events: object[]): Promise<void> {
  for (let from = 0; from < events.length; from += 1000)
    await pool.query(
      `select fn_store_stripe_event(e ->> 'id', e ->> 'type', e ->> 'api_version', false, e #>> '{data,object,id}',
         e #>> '{data,object,customer}', e, now()) from jsonb_array_elements($1::jsonb) e`,
      [JSON.stringify(events.slice(from, from + 1000))],
    );
  await pool.query("analyze");
}

/** From the first that was done with to the last: the worker's start is measured elsewhere. */
async function seconds(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    "select extract(epoch from max(processed_at) - min(processed_at))::float8 as seconds from stripe_subscription_events",
  );
  return rows[0]?.seconds ?? 0;
}
