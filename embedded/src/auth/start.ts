import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { buildApp } from "./http/app.ts";
import type { Auth } from "./context.ts";
import { seedUsers, type SeedUser } from "./seed.ts";
import type { Mail } from "./store/mails.ts";
import { openStore } from "./store/store.ts";
import { loadSigningKey } from "./tokens/signing-key.ts";

export interface AuthOptions {
  /** `auth.db` and `auth-key.json` live here. */
  dataDir: string;
  /** 0: any free one. */
  port: number;
  /** Loopback unless said. */
  host?: string;
  /** The site that links lead back to. */
  siteUrl: string;
  seedUsers?: SeedUser[];
  autoconfirm?: boolean;
  /** Shortest time between two mails of one kind to one person, in seconds. */
  mailIntervalSeconds?: number;
  now?: () => number;
  onFault?: (error: Error) => void;
}

export interface RunningAuth {
  /** Base address with `/auth/v1`; also the issuer of its tokens. */
  url: string;
  /** What it would have mailed, newest first. */
  mails(limit?: number): Mail[];
  close(): Promise<void>;
}

/** The stand-in for Supabase Auth: the same wire, with its state in a file of its own. */
export async function startAuth(options: AuthOptions): Promise<RunningAuth> {
  mkdirSync(options.dataDir, { recursive: true });
  const host = options.host ?? "127.0.0.1";
  const store = openStore(options.dataDir);
  const auth: Auth = {
    store,
    key: await loadSigningKey(options.dataDir),
    issuer: "",
    siteUrl: options.siteUrl,
    autoconfirm: options.autoconfirm ?? true,
    mailInterval: (options.mailIntervalSeconds ?? 60) * 1000,
    asked: new Map(),
    now: options.now ?? Date.now,
  };
  await seedUsers(auth, options.seedUsers ?? []);
  const app = buildApp(auth, options.onFault ?? ((error) => console.error("auth stand-in:", error.message)));
  await app.listen({ host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  auth.issuer = `http://${host.includes(":") ? `[${host}]` : host}:${port}/auth/v1`;
  return {
    url: auth.issuer,
    mails: (limit = 200) => store.mails.latest(limit),
    async close() {
      await app.close();
      store.close();
    },
  };
}
