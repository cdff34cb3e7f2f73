import { randomUUID } from "node:crypto";
import { createApi, type Api } from "@callavet/shared/browser/api.ts";
import type { AppRouter } from "@callavet/server/trpc/router.ts";
import type pg from "pg";
import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";
import { startIssuer, type Issuer, type TokenOptions } from "./issuer.ts";
import { startServerProcess, type ServerProcess } from "./server-process.ts";

export interface Answer {
  status: number;
  body: any;
  headers: Headers;
}

export interface Someone {
  id: string;
  token(options?: TokenOptions): Promise<string>;
  /** REST as this person. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The browser's own client as this person; closed with the world. */
  api(url?: string): Api<AppRouter>;
}

export interface World {
  url: string;
  server: ServerProcess;
  issuer: Issuer;
  database: TestDatabase;
  pool: pg.Pool;
  anybody(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  person(): Someone;
  /** An approved vet. */
  vet(): Promise<Someone>;
  admin(): Promise<Someone>;
  /** A person with a live membership of so many chats and videos. */
  owner(units?: { chats?: number; videos?: number }): Promise<Someone>;
  anotherServer(env?: Record<string, string>): Promise<ServerProcess>;
  close(): Promise<void>;
}

/** A database, an auth provider and a server, with people in them. */
export async function startWorld(env: Record<string, string> = {}): Promise<World> {
  const [database, issuer] = await Promise.all([createTestDatabase(), startIssuer()]);
  const settings = { DATABASE_URL: database.serverUrl, AUTH_URL: issuer.url, LIMIT_FACTOR: "0", ...env };
  const servers = [await startServerProcess(settings)];
  const server = servers[0]!;
  const apis: Api<AppRouter>[] = [];
  const pool = database.ownerPool;
  const plans = new Map<string, string>();

  async function call(
    url: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      redirect: "manual",
    });
    const text = await response.text();
    const json = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
  }

  function person(): Someone {
    const id = randomUUID();
    const token = (options?: TokenOptions) => issuer.token({ sub: id }, options);
    let usual: Promise<string> | undefined;
    return {
      id,
      token,
      call: async (method, path, body) =>
        call(server.url, method, path, body, { authorization: `Bearer ${await (usual ??= token())}` }),
      api(url = server.url) {
        const api = createApi<AppRouter>({ getToken: () => (usual ??= token()), baseUrl: url });
        apis.push(api);
        return api;
      },
    };
  }

  async function withProfile(): Promise<Someone> {
    const someone = person();
    await pool.query("insert into profiles (id, email, full_name) values ($1, $2, 'Somebody')", [
      someone.id,
      `${someone.id}@test.callavet.test`,
    ]);
    return someone;
  }

  return {
    url: server.url,
    server,
    issuer,
    database,
    pool,
    anybody: (method, path, body, headers) => call(server.url, method, path, body, headers),
    person,
    async vet() {
      const vet = await withProfile();
      await pool.query("insert into user_roles (user_id, role) values ($1, 'vet')", [vet.id]);
      await pool.query(
        "insert into vets (id, display_name, licence, country, approved) values ($1, 'Dr. Test', 'L-1', 'ES', true)",
        [vet.id],
      );
      return vet;
    },
    async admin() {
      const admin = await withProfile();
      await pool.query("insert into user_roles (user_id, role) values ($1, 'admin')", [admin.id]);
      return admin;
    },
    async owner({ chats = 5, videos = 2 } = {}) {
      const owner = await withProfile();
      const code = `test_${chats}_${videos}`;
      let plan = plans.get(code);
      if (!plan) {
        const { rows } = await pool.query<{ id: string }>(
          `insert into subscription_plans (code, name_es, name_en, included_chats, included_videos, position)
           values ($1, 'Prueba', 'Test', $2, $3, 90) on conflict (code) do update set position = 90 returning id`,
          [code, chats, videos],
        );
        plans.set(code, (plan = rows[0]!.id));
      }
      await pool.query(
        `with s as (insert into user_subscriptions (user_id, plan_id, status, current_period_start, current_period_end)
           values ($1, $2, 'active', now() - interval '1 day', now() + interval '29 days') returning *)
         insert into subscription_usage (subscription_id, user_id, plan_id, period_start, period_end, included_chats, included_videos)
         select id, user_id, plan_id, current_period_start, current_period_end, $3, $4 from s`,
        [owner.id, plan, chats, videos],
      );
      return owner;
    },
    async anotherServer(more = {}) {
      const another = await startServerProcess({ ...settings, ...more });
      servers.push(another);
      return another;
    },
    async close() {
      await Promise.all(apis.map((api) => api.close()));
      await Promise.all(servers.map((one) => one.stop("SIGKILL")));
      await issuer.close();
      await database.close();
    },
  };
}
