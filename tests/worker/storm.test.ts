import { expect, test } from "vitest";
import { random } from "../kit/dice.ts";
import { stormPerson } from "./kit/storm-people.ts";
import { moneyRows } from "./kit/storm-rows.ts";
import { startStormStripe, type StormObjects } from "./kit/storm-stripe.ts";
import { startStormWorld, type StormWorld } from "./kit/storm-world.ts";

const PEOPLE = Number(process.env.PEOPLE ?? 500);
const EVENTS = 20;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Fewer than there are people: nobody's next is sent before the one before was accepted. */
const AT_ONCE = 16;
/** Jobs are held for milliseconds; whoever holds one so long is dead. The cron's own figure is ten minutes. */
const STUCK = "3 seconds";

test(`${PEOPLE * EVENTS} events, shuffled, each one to five times, to four workers of which two are killed, end as in order`, async () => {
  console.log(`seed ${SEED}: SEED=${SEED} PEOPLE=${PEOPLE} repeats it`);
  const objects: StormObjects = { subscriptions: [], invoices: [], intents: [], refunds: [], disputes: [], sessions: [] };
  const people = Array.from({ length: PEOPLE }, (_, n) => stormPerson(n, SEED, EVENTS, objects));
  const stripe = await startStormStripe(objects);
  const worlds: StormWorld[] = [];
  try {
    const started = Date.now();
    const said = (what: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1)} s: ${what}`);

    const calm = await startStormWorld(people);
    worlds.push(calm);
    calm.work(stripe.url, 4);
    // As they happened: everybody's first, then everybody's second…
    const inOrder = Array.from({ length: EVENTS }, (_, n) => people.map((each) => each.events[n])).flat();
    await calm.deliver(
      inOrder.filter((each) => each !== undefined),
      AT_ONCE,
    );
    said("in order, delivered");
    await calm.settled(PEOPLE * EVENTS);
    said("in order, settled");

    const wild = await startStormWorld(people);
    worlds.push(wild);
    const dice = random(SEED);
    const often = people.flatMap(({ events }) =>
      events.flatMap((each) => Array.from({ length: 1 + Math.floor(dice() * 5) }, () => each)),
    );
    const shuffled = often.map((each) => ({ each, at: dice() })).toSorted((a, b) => a.at - b.at);
    const workers = Array.from({ length: 4 }, () => wild.work(stripe.url, 4));
    let killed = 0;
    /** When so much of all is done, one of them is killed in the middle of its work. */
    const kills = [0.3, 0.6].map((share) => share * PEOPLE * EVENTS);
    const kill = async () => {
      const { rows } = await wild.pool.query<{ done: number; held: number }>(
        `select (select count(*)::int from stripe_subscription_events where status = 'processed') as done,
           (select count(*)::int from graphile_worker.jobs where locked_at is not null) as held`,
      );
      const { done = 0, held = 0 } = rows[0] ?? {};
      if (killed < kills.length && done >= (kills[killed] ?? 0) && held > 0) {
        workers[killed++]?.kill("SIGKILL");
        said(`one killed, ${done} done`);
      }
      await wild.pool.query("select fn_unlock_stuck_jobs($1)", [STUCK]);
    };
    const delivered = wild.deliver(
      shuffled.map(({ each }) => each),
      AT_ONCE,
    );
    await wild.settled(PEOPLE * EVENTS, kill);
    await delivered;
    said(`shuffled, ${shuffled.length} deliveries, settled; ${stripe.reads} readings in all`);
    expect(killed).toBe(2);

    const [expected, found] = [await moneyRows(calm.pool), await moneyRows(wild.pool)];
    for (const table of Object.keys(expected)) {
      const [calmRows, wildRows] = [new Set(expected[table]), new Set(found[table])];
      const missing = [...calmRows].filter((each) => !wildRows.has(each));
      const strange = [...wildRows].filter((each) => !calmRows.has(each));
      expect({ table, missing: missing.slice(0, 3), strange: strange.slice(0, 3) }).toEqual({ table, missing: [], strange: [] });
      expect(found[table]?.length, table).toBe(expected[table]?.length);
    }
    expect(expected.entitlement_consumptions?.length).toBeGreaterThan(0);
    for (const { pool } of worlds) {
      const client = await pool.connect();
      await client.query("begin; set local role service_role");
      expect((await client.query("select * from app.audit_invariants()")).rows).toEqual([]);
      await client.query("rollback");
      client.release();
    }
    said("compared");
  } finally {
    await Promise.all(worlds.map((each) => each.close()));
    await stripe.close();
  }
}, 600_000);
