import { join } from "node:path";
import { migrate } from "@callavet/migrations/run.ts";
import { parseEnv } from "@callavet/server/env.ts";
import { startServer } from "@callavet/server/server.ts";
import { parseDraftSettings } from "@callavet/shared/node/ai/draft-settings.ts";
import { isOn } from "@callavet/worker/env.ts";
import { prepareQueue } from "@callavet/worker/queue.ts";
import { startWorker } from "@callavet/worker/worker.ts";
import { startAuth } from "../auth/start.ts";
import { startMailbox } from "../mailbox/start.ts";
import type { Ready } from "../ready.ts";
import { seedContent } from "../seed/content.ts";
import { demoPeople } from "../seed/people.ts";
import { seed } from "../seed/seed.ts";
import { startStripe } from "../stripe/start.ts";
import type { Closing } from "./closing.ts";
import type { RunningDatabase } from "./database.ts";
import type { Options } from "./options.ts";
import { choosePorts } from "./ports.ts";
import { loadSecrets } from "./secrets.ts";

const root = join(import.meta.dirname, "../../..");

/** Everything around the database, each part as soon as what it needs is there; `closing` learns of each as it starts. */
export async function startProduct(options: Options, opening: Promise<RunningDatabase>, closing: Closing): Promise<Ready> {
  const { dataDir, host } = options;
  const ports = await choosePorts(dataDir, options.port, host);
  const secrets = loadSecrets(dataDir);
  const siteUrl = process.env["PUBLIC_URL"] || `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${ports.site}`;

  const [pool, auth, stripe] = await allOrNone([
    opening.then(async (database) => {
      await migrate(database.pool);
      await prepareQueue(database.pool);
      return database.pool;
    }),
    startAuth({ dataDir, port: ports.auth, siteUrl, seedUsers: [...demoPeople] }).then((auth) => {
      closing.add("the auth stand-in", () => auth.close());
      return auth;
    }),
    startStripe({
      dataDir,
      port: ports.stripe,
      secretKey: secrets.stripeSecretKey,
      webhook: { url: `http://127.0.0.1:${ports.site}/stripe/webhook`, secret: secrets.stripeWebhookSecret },
    }).then((stripe) => {
      closing.add("the Stripe stand-in", () => stripe.close());
      return stripe;
    }),
  ]);
  await seed(pool, { secretKey: secrets.stripeSecretKey, apiUrl: stripe.url });

  const mailbox = await startMailbox({ pool, port: ports.mailbox, authMails: (limit) => auth.mails(limit) });
  closing.add("the mailbox", () => mailbox.close());

  const env = {
    WEB_DIST: join(root, "web/dist"),
    ADMIN_DIST: join(root, "admin/dist"),
    LOG_LEVEL: "warn",
    ...process.env,
    HOST: host,
    PORT: String(ports.site),
    AUTH_URL: auth.url,
    AUTH_JWKS_URL: "",
    STRIPE_SECRET_KEY: secrets.stripeSecretKey,
    STRIPE_API_URL: stripe.url,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    MAILBOX_URL: mailbox.url,
  };
  const serverEnv = parseEnv(env);
  const worker = await startWorker({
    env: {
      STRIPE_SECRET_KEY: secrets.stripeSecretKey,
      STRIPE_API_URL: stripe.url,
      OVERAGE_REFUND_GRANT_CREDIT: isOn(process.env["OVERAGE_REFUND_GRANT_CREDIT"]),
      EMBEDDINGS: serverEnv.EMBEDDINGS,
      OPENAI_API_KEY: serverEnv.OPENAI_API_KEY,
      OPENAI_BASE_URL: serverEnv.OPENAI_BASE_URL,
      MODEL_DIR: serverEnv.MODEL_DIR,
      ...parseDraftSettings(process.env),
      LOG_LEVEL: serverEnv.LOG_LEVEL,
    },
    pool,
    // PGlite's folder has one process: jobs that a killed one held are free at once.
    alone: options.databaseUrl === null,
  });
  closing.add("the worker", () => worker.stop(), 6000);
  const server = await startServer({ env: serverEnv, pool });
  closing.add("the server", () => server.close(), 4000);

  const importing = new AbortController();
  const content = seedContent(pool, importing.signal).catch((error: unknown) => {
    if (!importing.signal.aborted) console.error("Clinics and articles were not imported:", error);
  });
  closing.add("the import of clinics and articles", () => {
    importing.abort();
    return content;
  });

  return {
    url: `${siteUrl}/`,
    admin: `${siteUrl}/admin/`,
    auth: auth.url,
    stripe: stripe.url,
    mailbox: mailbox.url,
    signIns: demoPeople.map(({ email, password, role }) => ({ email, password, role })),
  };
}

/** Like `Promise.all`, but a failure waits until all have settled, so that whatever did start can be closed. */
async function allOrNone<T extends readonly Promise<unknown>[]>(parts: [...T]): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(parts);
  return Promise.all(parts) as Promise<{ [K in keyof T]: Awaited<T[K]> }>;
}
