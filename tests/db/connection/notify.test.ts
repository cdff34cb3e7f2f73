import { listen } from "@callavet/shared/node/notify.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../kit/postgres.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase({ migrated: false })));
afterAll(() => database.close());

/** A promise for the next payload, again and again. */
function inbox() {
  const arrived: string[] = [];
  let wake: (() => void) | undefined;
  return {
    push(payload: string) {
      arrived.push(payload);
      wake?.();
    },
    async next(): Promise<string> {
      if (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return arrived.shift() ?? "";
    },
  };
}

const tell = (channel: string, payload: string) => database.ownerPool.query("select pg_notify($1, $2)", [channel, payload]);

test("hears its channel alone, and after a cut says that something may be missing and hears on", async () => {
  const heard = inbox();
  const events = inbox();
  const errors: Error[] = [];
  const listening = await listen(database.ownerPool, "call a vet", heard.push, {
    onReconnect: () => events.push("reconnected"),
    onError: (error) => errors.push(error),
  });
  await tell("another", "no");
  await tell("call a vet", "one");
  expect(await heard.next()).toBe("one");

  await database.ownerPool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()",
  );
  expect(await events.next()).toBe("reconnected");
  expect(errors.length).toBeGreaterThan(0);
  await tell("call a vet", "two");
  expect(await heard.next()).toBe("two");

  listening.close();
  const { rows } = await database.ownerPool.query(
    "select count(*)::int as n from pg_stat_activity where query like 'listen %' and state = 'active' and datname = current_database()",
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test("throws when it cannot begin", async () => {
  const pool = { connect: () => Promise.reject(new Error("away")), end: async () => {} };
  await expect(listen(pool, "callavet", () => {})).rejects.toThrow("away");
});
