import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signUp } from "../kit/client.ts";
import { startProduct, type Product } from "../kit/product.ts";

const run = promisify(execFile);
let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await product?.stop();
  product?.remove();
});

/** Runs a line as it stands in the product's description, with the token added where one is needed. */
async function curl(line: string, token?: string): Promise<unknown> {
  const withToken = token ? line.replace("curl ", `curl -H 'Authorization: Bearer ${token}' `) : line;
  const { stdout } = await run("bash", ["-c", withToken], { env: { ...process.env, SERVER_URL: product.url } });
  return JSON.parse(stdout);
}

test("the plans, by curl", async () => {
  const answer = await curl(`curl -sS "$SERVER_URL/plans"`);
  expect(answer).toMatchObject({ items: [{ code: "basic" }, { code: "plus", includedChats: 5 }, { code: "family" }] });
});

test("a consult started, by curl; twice is the same one; without a token refused", async () => {
  const line = `curl -sS -X POST -H 'Content-Type: application/json' "$SERVER_URL/sessions/start" -d '{"type":"chat"}'`;
  expect(await curl(line)).toMatchObject({ reason: "unauthenticated" });
  const { token } = await signUp(product.ready, `curl-${Date.now()}@example.test`);
  const first = (await curl(line, token)) as { session: { id: string; status: string }; overage: boolean; items: unknown[] };
  expect(first).toMatchObject({ overage: true, consumption: null, session: { status: "pending_payment", type: "chat" } });
  expect(first.items.length).toBeGreaterThan(0);
  expect(await curl(line, token)).toMatchObject({ created: false, session: { id: first.session.id } });
});

test("a unit for a consult that waits for payment, by curl; twice is the same page", async () => {
  const { token } = await signUp(product.ready, `curl-${Date.now()}@example.test`);
  const started = (await curl(
    `curl -sS -X POST -H 'Content-Type: application/json' "$SERVER_URL/sessions/start" -d '{"type":"chat"}'`,
    token,
  )) as { session: { id: string } };
  const line = `curl -sS -X POST -H 'Content-Type: application/json' "$SERVER_URL/subscriptions/overage/checkout" \\
    -d '{"code":"chat_unit","original_session_id":"${started.session.id}"}'`;
  const page = (await curl(line, token)) as { url: string };
  expect(page).toMatchObject({ url: expect.stringMatching(/^http/), checkoutSessionId: expect.stringMatching(/^cs_/) });
  expect(await curl(line, token)).toEqual(page);
  expect(await curl(line)).toMatchObject({ reason: "unauthenticated" });
});
