import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { clientOf, signIn } from "../kit/client.ts";
import { createTestDatabase, type TestDatabase } from "../kit/postgres.ts";
import { startProduct, type Product } from "../kit/product.ts";

let product: Product | undefined;
let database: TestDatabase | undefined;

afterEach(async () => {
  await product?.stop({ kill: true });
  product?.remove();
  await database?.close();
  database = undefined;
});

test.each(["PGlite", "PostgreSQL"])(
  "kill -9 in mid-chat on %s: every acknowledged message is there, once",
  async (kind) => {
    database = kind === "PostgreSQL" ? await createTestDatabase({ migrated: false }) : undefined;
    product = await startProduct({ databaseUrl: database?.url });
    const { ready, dataDir } = product;
    const ana = await signIn(ready, "ana@demo.callavet.test");
    const vera = await signIn(ready, "vera@demo.callavet.test");
    const { session } = await clientOf(product, ana).sessions.start.mutate({
      type: "chat",
      text: "cojea",
      clientRequestId: randomUUID(),
    });
    await clientOf(product, vera).sessions.claim.mutate({ sessionId: session.id });

    const acknowledged = new Map<string, string>();
    const attempted = new Map<string, string>();
    let killed = false;
    const talk = async (who: typeof ana, name: string) => {
      const client = clientOf({ url: product?.url ?? "" }, who);
      for (let i = 0; !killed; i += 1) {
        const clientId = randomUUID();
        const body = `${name} ${i}`;
        attempted.set(clientId, body);
        try {
          await client.chat.send.mutate({ sessionId: session.id, clientId, body });
          acknowledged.set(clientId, body);
        } catch {
          return;
        }
        if (acknowledged.size === 60) {
          killed = true;
          await product?.stop({ kill: true });
        }
      }
    };
    await Promise.all([talk(ana, "ana"), talk(ana, "ana, second tab"), talk(vera, "vera"), talk(vera, "vera, second tab")]);
    expect(acknowledged.size).toBeGreaterThanOrEqual(60);

    product = await startProduct({ databaseUrl: database?.url, dataDir });
    const again = clientOf(product, await signIn(product.ready, "ana@demo.callavet.test"));
    // What had no answer is sent again by its device, with the same id.
    for (const [clientId, body] of attempted)
      if (!acknowledged.has(clientId) && body.startsWith("ana"))
        await again.chat.send.mutate({ sessionId: session.id, clientId, body });

    const stored = await again.chat.history.query({ sessionId: session.id, afterSeq: 0, limit: 200 });
    expect(stored.items.map(({ seq }) => seq)).toEqual(stored.items.map((_, i) => i + 1));
    const counts = Map.groupBy(stored.items, ({ clientId }) => clientId);
    for (const [clientId, body] of acknowledged) expect(counts.get(clientId)?.map((message) => message.body)).toEqual([body]);
    for (const [clientId, copies] of counts) expect([clientId, copies.length]).toEqual([clientId, 1]);
  },
  180_000,
);
