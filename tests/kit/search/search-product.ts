import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAuth } from "@callavet/embedded/auth/start.ts";
import { lockFolder } from "@callavet/embedded/postgres/folder-lock.ts";
import { openDatabase } from "@callavet/embedded/postgres/open.ts";
import { migrate } from "@callavet/migrations/run.ts";
import { parseEnv } from "@callavet/server/env.ts";
import { startServer } from "@callavet/server/server.ts";
import { prepareQueue } from "@callavet/worker/queue.ts";
import { startWorker } from "@callavet/worker/worker.ts";
import type pg from "pg";
import { findPostgres } from "../cluster.ts";
import { createTestDatabase, stopOwnCluster } from "../postgres.ts";

/** The product's server and worker over a fresh, empty database: no demo data, no articles but those that a caller brings. */
export interface SearchProduct {
  url: string;
  database: "PostgreSQL" | "PGlite";
  pool: pg.Pool;
  /** A new owner. */
  signUp(email?: string): Promise<{ id: string; token: string }>;
  close(): Promise<void>;
}

export interface SearchProductOptions {
  /** Where the sentence encoder's file is; left out, where the product looks for it. */
  modelDir?: string | undefined;
  database?: "postgres" | "pglite" | undefined;
  /** More of the environment of both. */
  env?: Record<string, string> | undefined;
}

export async function startSearchProduct({ modelDir, database, env: more }: SearchProductOptions = {}): Promise<SearchProduct> {
  const folder = mkdtempSync(join(tmpdir(), "callavet-search-"));
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const real = (database ?? (findPostgres() ? "postgres" : "pglite")) === "postgres";
    const opened = real ? await openPostgres() : await openPglite(folder);
    ends.push(opened.close);
    const { pool } = opened;
    await migrate(pool);
    await prepareQueue(pool);

    const auth = await startAuth({ dataDir: folder, port: 0, siteUrl: "http://127.0.0.1" });
    ends.push(() => auth.close());
    const settings = { ...process.env, LOG_LEVEL: "warn", ...(modelDir !== undefined && { MODEL_DIR: modelDir }), ...more };
    const env = parseEnv({ ...settings, NODE_ENV: "test", PORT: "0", AUTH_URL: auth.url, LIMIT_FACTOR: "0" });
    const worker = await startWorker({ env, pool, alone: true });
    ends.push(() => worker.stop());
    const server = await startServer({ env, pool });
    ends.push(() => server.close());

    return { url: server.url, database: real ? "PostgreSQL" : "PGlite", pool, signUp: (email) => signUp(auth.url, email), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPostgres() {
  const database = await createTestDatabase({ migrated: false, max: 20 });
  return {
    pool: database.ownerPool,
    async close() {
      await database.close();
      await stopOwnCluster();
    },
  };
}

async function openPglite(folder: string) {
  const held = lockFolder(folder);
  const { pool, close } = await openDatabase(held);
  return {
    pool,
    async close() {
      await close();
      held.release();
    },
  };
}

async function signUp(auth: string, email = "owner@eval.callavet.test"): Promise<{ id: string; token: string }> {
  const answer = await fetch(`${auth}/signup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "una-clave-larga" }),
  });
  if (!answer.ok) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`);
  const { access_token: token, user } = (await answer.json()) as { access_token: string; user: { id: string } };
  return { id: user.id, token };
}
