import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createDatabase } from "@callavet/shared/node/database.ts";
import Fastify from "fastify";
import { readMessages, type AuthMail } from "./messages.ts";
import { renderPage } from "./page.ts";

export interface MailboxOptions {
  /** The product's database. Stays open when the mailbox closes. */
  pool: Parameters<typeof createDatabase>[0];
  /** 0: any free one. */
  port: number;
  /** Loopback unless said. */
  host?: string;
  /** What the auth stand-in would have mailed. */
  authMails?: (limit: number) => AuthMail[];
  onFault?: (error: Error) => void;
}

export interface RunningMailbox {
  url: string;
  close(): Promise<void>;
}

const LIMIT = 200;
const logFault = (error: Error) => console.error("mailbox:", error.message);

/** The stand-in for mail and text message providers: the outbox, as a page. */
export async function startMailbox({
  pool,
  port,
  host = "127.0.0.1",
  authMails = () => [],
  onFault = logFault,
}: MailboxOptions): Promise<RunningMailbox> {
  const db = createDatabase(pool);
  const app = Fastify({ exposeHeadRoutes: true, forceCloseConnections: true });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error.statusCode && error.statusCode < 500) return reply.code(error.statusCode).send({ error: error.message });
    onFault(error);
    return reply.code(503).send({ error: "The outbox cannot be read now" });
  });
  app.get("/", async (_request, reply) => {
    const messages = await readMessages(db, authMails, LIMIT);
    const nonce = randomBytes(16).toString("base64");
    return reply
      .header(
        "content-security-policy",
        `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src data:`,
      )
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(renderPage(messages, nonce));
  });
  app.get("/messages.json", async (_request, reply) =>
    reply.header("cache-control", "no-store").send({ messages: await readMessages(db, authMails, LIMIT) }),
  );
  await app.listen({ host, port });
  const address = app.server.address() as AddressInfo;
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`, close: () => app.close() };
}
