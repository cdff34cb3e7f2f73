import { resolve } from "node:path";

export interface Options {
  /** Everything that this copy of the product keeps. */
  dataDir: string;
  /** Start over with empty data. */
  fresh: boolean;
  /** The site's port; 0 is any free one, the same at the next start if it can be had. */
  port: number;
  host: string;
  /** A real PostgreSQL in place of the embedded one. */
  databaseUrl: string | null;
}

/** Why the product does not start, in words for whoever typed the command. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** Keys that move real money or open a real account begin like this. */
const LIVE_KEY = /^(sk|rk|pk)_live_/;

type Variables = Record<string, string | undefined>;

export function readOptions(args: string[], env: Variables): Options {
  refuseLive(env);
  const unknown = args.find((arg) => arg !== "--fresh");
  if (unknown !== undefined) throw new Refusal(`Unknown option ${unknown}. There is one: --fresh starts over with empty data.`);
  const port = Number(env["PORT"] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal("PORT must be a number from 0 to 65535; 0 is any free port.");
  return {
    dataDir: resolve(env["DATA_DIR"] || ".data"),
    fresh: args.includes("--fresh"),
    port,
    host: env["HOST"] || "127.0.0.1",
    databaseUrl: env["DATABASE_URL"] || null,
  };
}

/** Stand-ins beside live keys would mix play money with real people. */
function refuseLive(env: Variables): void {
  if (env["NODE_ENV"] === "production")
    throw new Refusal(
      "The embedded product is made of stand-ins and does not run with NODE_ENV=production. In production run server/src/main.ts and worker/src/main.ts.",
    );
  const live = Object.keys(env).find((name) => LIVE_KEY.test(env[name] ?? ""));
  if (live !== undefined)
    throw new Refusal(`${live} holds a live key. The embedded product's stand-ins do not run beside live keys.`);
}
