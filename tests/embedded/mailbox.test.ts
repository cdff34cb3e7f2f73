import { startMailbox, type RunningMailbox } from "@callavet/embedded/mailbox/start.ts";
import type { MailboxMessage } from "@callavet/embedded/mailbox/messages.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../kit/postgres.ts";

let database: TestDatabase;
let mailbox: RunningMailbox;
const sessionId = "10000000-0000-4000-8000-000000000000";
const vera = "00000000-0000-4000-8000-000000000003";
const authMails = [
  { id: "a1", recipient: "ana@x.test", subject: "Recupera", body: "Abre http://127.0.0.1:1/verify?token=a&type=b", createdAt: 0 },
];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.ownerPool.query(
    "insert into profiles (id, email, full_name, language) values ($1, 'vera@demo.callavet.test', $2, 'es')",
    [vera, `<script>alert("Vera")</script>`],
  );
  mailbox = await startMailbox({ pool: database.ownerPool, port: 0, authMails: () => authMails });
});
afterAll(async () => {
  await mailbox?.close();
  await database?.close();
});

let sent = 0;
const send = (template: string, language: string, data: object) =>
  database.ownerPool.query(
    `insert into notifications (user_id, channel, template, language, data, dedupe_key, created_at)
     values ($1, 'email', $2, $3, $4, $5, now() + $6 * interval '1 second')`,
    [vera, template, language, data, `k${++sent}`, sent],
  );
const messages = async () =>
  ((await (await fetch(`${mailbox.url}/messages.json`)).json()) as { messages: MailboxMessage[] }).messages;

test("the outbox as it would read, newest first, with the sign-in mails", async () => {
  await send("session_started", "es", { sessionId, type: "chat", urgency: "emergency" });
  await send("receipt", "en", {
    sessionId,
    type: "chat",
    paidBy: "plan",
    planName: { es: "Básico", en: "Basic" },
    remaining: 1,
    periodEnd: "2026-12-31T00:00:00Z",
  });
  await send("unheard_of", "en", { some: "<b>thing</b>" });
  const [unknown, receipt, started, mail] = await messages();
  expect(unknown).toMatchObject({ subject: "unheard_of", text: expect.stringContaining("<b>thing</b>") });
  expect(receipt).toMatchObject({ subject: "Receipt for your chat consult", to: "vera@demo.callavet.test", status: "queued" });
  expect(receipt?.text).toMatch(/paid by your plan Basic\.\nYou have 1 left until December 31, 2026/);
  expect(started).toMatchObject({
    subject: "Emergencia: una consulta por chat le espera",
    template: "session_started",
    language: "es",
  });
  expect(mail).toMatchObject({ to: "ana@x.test", subject: "Recupera" });
});

test("on the page everything that people wrote is text, and only its own script may run", async () => {
  const answer = await fetch(mailbox.url);
  const page = await answer.text();
  expect(page).toContain("&lt;script&gt;alert(&quot;Vera&quot;)&lt;/script&gt;");
  expect(page).toContain("&lt;b&gt;thing&lt;/b&gt;");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('<a href="http://127.0.0.1:1/verify?token=a&amp;type=b"');
  const nonce = /<script nonce="([^"]+)"/.exec(page)?.[1] ?? "none";
  expect(answer.headers.get("content-security-policy")).toContain(`script-src 'nonce-${nonce}'`);
  expect(await (await fetch(mailbox.url)).text()).not.toContain(nonce);
});

test("it says so when the database is away, and closing leaves the pool alone", async () => {
  const pool = { query: () => Promise.reject(new Error("gone")), connect: () => Promise.reject(new Error("gone")) };
  const broken = await startMailbox({ pool: pool as unknown as TestDatabase["ownerPool"], port: 0 });
  const answer = await fetch(broken.url);
  expect([answer.status, await answer.text()]).toEqual([503, expect.not.stringContaining("gone")]);
  await broken.close();
  expect((await database.ownerPool.query("select 1")).rowCount).toBe(1);
});
