import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createDatabase } from "@callavet/shared/node/database.ts";
import { stripeWebhook } from "@callavet/server/webhooks/stripe.ts";
import { prepareQueue } from "@callavet/worker/queue.ts";
import fastify from "fastify";
import type pg from "pg";
import { createTestDatabase } from "../../kit/postgres.ts";
import { call, openConnection } from "../../bench/lib/http.ts";
import type { FakeEvent } from "./events.ts";
import { PRICE, PRODUCT, stableId, type StormPerson } from "./storm-people.ts";
import { SECRETS, signed } from "./world.ts";

export interface StormWorld {
  pool: pg.Pool;
  /** Over HTTP, so many on their way at once. */
  deliver(events: readonly FakeEvent[], atOnce: number): Promise<void>;
  work(stripeUrl: string, concurrency: number): ChildProcess;
  /** Resolves when every event is done with. `tick` runs meanwhile. */
  settled(expected: number, tick?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A database with these people in it, the webhook's route on a port, and workers that are processes of their own. */
export async function startStormWorld(people: readonly StormPerson[]): Promise<StormWorld> {
  const { url, ownerPool: pool, close } = await createTestDatabase({ max: 20 });
  await prepareQueue(pool);
  await populate(pool, people);
  const app = fastify({ logger: false });
  await app.register(stripeWebhook, { db: createDatabase(pool), stripeSecrets: SECRETS });
  const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  const workers: ChildProcess[] = [];
  return {
    pool,
    async deliver(events, atOnce) {
      let next = 0;
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          const socket = await openConnection(port);
          for (let each = events[next++]; each; each = events[next++]) await call(socket, post(each));
          socket.destroy();
        }),
      );
    },
    work(stripeUrl, concurrency) {
      const worker = spawn(process.execPath, [fileURLToPath(new URL("../../../worker/src/main.ts", import.meta.url))], {
        env: {
          PATH: process.env.PATH,
          DATABASE_URL: url,
          STRIPE_SECRET_KEY: "sk_test_storm",
          STRIPE_API_URL: stripeUrl,
          WORKER_CONCURRENCY: String(concurrency),
          LOG_LEVEL: "fatal",
        },
        stdio: ["ignore", "ignore", "inherit"],
      });
      workers.push(worker);
      return worker;
    },
    async settled(expected, tick) {
      for (;;) {
        await tick?.();
        const { rows } = await pool.query<{ done: number }>(
          "select count(*)::int as done from stripe_subscription_events where status in ('processed', 'ignored')",
        );
        if (rows[0]?.done === expected) return;
        // The runner's own time limit ends a wait in vain.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async close() {
      await Promise.all(workers.map(stopped));
      await app.close();
      await close();
    },
  };
}

async function stopped(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGTERM");
  await ended;
}

function post(event: FakeEvent): Buffer {
  const { method, url, headers, payload } = signed(event);
  const head = Object.entries({ host: "127.0.0.1", ...headers, "content-length": Buffer.byteLength(payload) })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  return Buffer.from(`${method} ${url} HTTP/1.1\r\n${head}\r\n${payload}`);
}

async function populate(pool: pg.Pool, people: readonly StormPerson[]): Promise<void> {
  const [plan, price, chat, video] = ["plan", "price", "chat", "video"].map(stableId);
  await pool.query(`insert into subscription_plans (id, code, name_es, name_en, included_chats, included_videos, stripe_product_id)
    values ('${plan}', 'storm', '', '', 0, 2, '${PRODUCT}');
    insert into subscription_plan_prices (id, plan_id, stripe_price_id, currency, interval, amount) values ('${price}', '${plan}', '${PRICE}', 'usd', 'month', 1990);
    insert into overage_items (id, code, type, name_es, name_en, units, currency, amount) values ('${chat}', 'storm_chat', 'chat', '', '', 3, 'usd', 1000), ('${video}', 'storm_video', 'video', '', '', 3, 'usd', 1000)`);
  const users = people.map((each) => each.user);
  await pool.query("insert into profiles (id, email) select id, id || '@storm.test' from unnest($1::uuid[]) id", [users]);
  await pool.query("insert into stripe_customers (user_id, stripe_customer_id) select * from unnest($1::uuid[], $2::text[])", [
    users,
    people.map((each) => each.customer),
  ]);
  const bought = people.flatMap(({ user, purchases }) => purchases.map((each) => ({ user, ...each })));
  await pool.query(
    `with b as (select * from jsonb_to_recordset($1) as x("user" uuid, id uuid, page text, units integer, amount integer, session uuid)),
     pets as (insert into pets (id, owner_id, name, species) select session, "user", 'Luna', 'dog' from b where session is not null returning id, owner_id),
     sessions as (insert into chat_sessions (id, owner_id, pet_id, type, status) select id, owner_id, id, 'chat', 'pending_payment' from pets returning id)
     insert into overage_purchases (id, user_id, item_id, type, quantity, units, amount, currency, original_session_id, status, stripe_checkout_session_id, expires_at)
     select b.id, b."user", i.id, i.type, 1, b.units, b.amount, 'usd', b.session, 'processing', b.page, now() + interval '30 minutes'
     from b join overage_items i on i.code = case when b.session is null then 'storm_video' else 'storm_chat' end
     left join sessions s on s.id = b.session`,
    [JSON.stringify(bought)],
  );
}
