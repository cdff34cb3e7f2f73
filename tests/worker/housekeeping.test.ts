import { randomUUID } from "node:crypto";
import { renderNotification } from "@callavet/shared/notifications/templates.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { subscriptionEvent } from "./kit/events.ts";
import { subscriptionOf } from "./kit/rows.ts";
import { eventIn, until } from "./kit/wait.ts";
import { insertPerson, startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.work();
});
afterAll(() => world.close());

const run = async (task: string, payload: object = {}) => {
  const key = randomUUID();
  await world.pool.query("select graphile_worker.add_job($1, $2, job_key => $3)", [task, JSON.stringify(payload), key]);
  await until(
    `${task} to be done`,
    async () => (await world.pool.query("select 1 from graphile_worker.jobs where key = $1", [key])).rowCount === 0,
  );
};

/** A waiting consult with one unit reserved. */
async function waitingConsult(language = "es"): Promise<{ userId: string; sessionId: string }> {
  const { userId, subscription } = await world.subscriber();
  const sent = subscriptionEvent("created", subscription);
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "processed");
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into chat_sessions (owner_id, type, status, language, queued_at) values ($1, 'chat', 'waiting', $2, now()) returning id",
    [userId, language],
  );
  const sessionId = rows[0]?.id ?? "";
  await asPerson(userId, "select fn_reserve_chat($1)", [sessionId], "service_role");
  return { userId, sessionId };
}

async function asPerson(userId: string, statement: string, values: unknown[], role = "authenticated"): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query(`begin; set local role ${role}`);
    await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify({ sub: userId, role })]);
    await client.query(statement, values);
    await client.query("commit");
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const stateOf = async (sessionId: string) =>
  (
    await world.pool.query<{ status: string; ended_by: string | null }>(
      "select status, ended_by from chat_sessions where id = $1",
      [sessionId],
    )
  ).rows[0];

test("the sweeper closes an abandoned consult and gives its unit back, and leaves a kept one alone", async () => {
  const [abandoned, kept] = [await waitingConsult(), await waitingConsult()];
  expect((await subscriptionOf(world.pool, abandoned.userId)).usage).toEqual([expect.objectContaining({ reserved_chats: 1 })]);
  await world.pool.query("update entitlement_consumptions set expires_at = now() - interval '1 second' where session_id = $1", [
    abandoned.sessionId,
  ]);
  await world.pool.query("update chat_sessions set last_activity_at = now() - interval '2 hours' where id = $1", [
    abandoned.sessionId,
  ]);
  await run("sweep-reservations");
  expect(await stateOf(abandoned.sessionId)).toEqual({ status: "expired", ended_by: "system" });
  expect((await subscriptionOf(world.pool, abandoned.userId)).usage).toEqual([
    expect.objectContaining({ reserved_chats: 0, consumed_chats: 0 }),
  ]);
  expect(await stateOf(kept.sessionId)).toMatchObject({ status: "waiting" });
  expect((await subscriptionOf(world.pool, kept.userId)).usage).toEqual([expect.objectContaining({ reserved_chats: 1 })]);
});

async function vet(languages: string[], approved: boolean, language = "es"): Promise<string> {
  const id = await insertPerson(world.pool, language);
  await world.pool.query(
    "insert into vets (id, display_name, licence, country, languages, approved) values ($1, 'Vet', 'L1', 'ES', $2, $3)",
    [id, languages, approved],
  );
  return id;
}

test("approved vets who speak the language are told once of a waiting consult", async () => {
  const spanish = await vet(["es"], true);
  const both = await vet(["es", "en"], true, "en");
  await vet(["en"], true);
  await vet(["es"], false);
  const { sessionId } = await waitingConsult("es");
  await run("session-started", { sessionId });
  await run("session-started", { sessionId });
  const { rows } = await world.pool.query(
    "select user_id, channel, template, language, data from notifications where data ->> 'sessionId' = $1",
    [sessionId],
  );
  const told = { channel: "email", template: "session_started", data: { sessionId, type: "chat", urgency: "routine" } };
  expect(rows).toHaveLength(2);
  expect(rows).toEqual(
    expect.arrayContaining([
      { user_id: spanish, language: "es", ...told },
      { user_id: both, language: "en", ...told },
    ]),
  );
});

test("nobody is told of a consult that is no longer waiting", async () => {
  await vet(["es"], true);
  const { sessionId } = await waitingConsult("es");
  await world.pool.query("delete from notifications where data ->> 'sessionId' = $1", [sessionId]);
  await world.pool.query("update chat_sessions set status = 'canceled', ended_at = now() where id = $1", [sessionId]);
  await run("session-started", { sessionId });
  const { rows } = await world.pool.query("select 1 from notifications where data ->> 'sessionId' = $1", [sessionId]);
  expect(rows).toEqual([]);
});

test("the owner gets one receipt at the end: what paid, or that nothing did", async () => {
  const [cared, uncared] = [await waitingConsult(), await waitingConsult()];
  const doctor = await vet(["es"], true);
  await world.pool.query(
    "update chat_sessions set status = 'active', vet_id = $2, claimed_at = now(), vet_messages = 1 where id = $1",
    [cared.sessionId, doctor],
  );
  for (const { userId, sessionId } of [cared, uncared]) await asPerson(userId, "select fn_end_session($1)", [sessionId]);
  const receiptOf = (sessionId: string) =>
    until("the receipt", async () => {
      const { rows } = await world.pool.query<{ user_id: string; data: unknown }>(
        "select user_id, data from notifications where dedupe_key = $1",
        [`receipt:${sessionId}`],
      );
      return rows[0] ?? null;
    });
  const { period_end: end } = (await subscriptionOf(world.pool, cared.userId)).usage[0] ?? {};
  expect(await receiptOf(cared.sessionId)).toEqual({
    user_id: cared.userId,
    data: {
      sessionId: cared.sessionId,
      type: "chat",
      paidBy: "plan",
      units: 1,
      planCode: "test_plan",
      planName: { es: "Prueba", en: "Test" },
      itemName: null,
      periodEnd: (end as Date).toISOString().replace(".000Z", "Z"),
      remaining: 4,
    },
  });
  const { data } = await receiptOf(uncared.sessionId);
  expect(data).toMatchObject({ paidBy: "nothing", units: 0, planName: null });
  for (const { sessionId } of [cared, uncared]) {
    const { data } = await receiptOf(sessionId);
    expect(renderNotification("receipt", "es", data)).not.toBeNull();
    await run("session-ended", { sessionId });
  }
  const { rows } = await world.pool.query("select 1 from notifications where template = 'receipt' and user_id = any($1)", [
    [cared.userId, uncared.userId],
  ]);
  expect(rows).toHaveLength(2);
});

/** A stored event whose job got lost. */
async function forgottenEvent(age: string): Promise<string> {
  const { subscription } = await world.subscriber();
  const sent = subscriptionEvent("created", subscription);
  await world.pool.query(
    `insert into stripe_subscription_events (id, type, object_id, stripe_customer_id, payload, created_at, received_at)
     values ($1, $2, $3, $4, $5, now(), now() - $6::interval)`,
    [sent.id, sent.type, subscription.id, subscription.customer, JSON.stringify(sent), age],
  );
  return sent.id;
}

test("an event whose job got lost is caught up with after five minutes", async () => {
  const [old, young] = [await forgottenEvent("6 minutes"), await forgottenEvent("4 minutes")];
  await run("stripe-events-catch-up");
  await eventIn(world.pool, old, "processed");
  expect(await eventIn(world.pool, young, "received", "processed")).toMatchObject({ status: "received" });
});

test("an event whose job waits for its next attempt is not queued again; one whose worker died is", async () => {
  const [waiting, orphan] = [await forgottenEvent("6 minutes"), await forgottenEvent("6 minutes")];
  const add =
    "select graphile_worker.add_job('stripe-event', json_build_object('eventId', $1::text), job_key => 'stripe:' || $1, run_at => now() + interval '1 hour')";
  for (const id of [waiting, orphan]) await world.pool.query(add, [id]);
  await world.pool.query(
    "update graphile_worker._private_jobs set locked_at = now() - interval '6 minutes', locked_by = 'dead' where key = $1",
    [`stripe:${orphan}`],
  );
  await run("stripe-events-catch-up");
  await eventIn(world.pool, orphan, "processed");
  const { rows } = await world.pool.query("select revision, attempts from graphile_worker.jobs where key = $1", [
    `stripe:${waiting}`,
  ]);
  expect(rows).toEqual([{ revision: 0, attempts: 0 }]);
});

test("jobs of a killed worker are given back after ten minutes, others stay with theirs", async () => {
  for (const [key, minutes] of [
    ["dead", 11],
    ["alive", 9],
  ] as const) {
    await world.pool.query(
      "select graphile_worker.add_job('sweep-reservations', '{}', job_key => $1, run_at => now() + interval '1 hour')",
      [key],
    );
    await world.pool.query(
      "update graphile_worker._private_jobs set locked_at = now() - make_interval(mins => $2), locked_by = 'worker-' || $1 where key = $1",
      [key, minutes],
    );
  }
  await run("unlock-stuck-jobs");
  const { rows } = await world.pool.query(
    "select key, locked_by from graphile_worker.jobs where key in ('dead', 'alive') order by key",
  );
  expect(rows).toEqual([
    { key: "alive", locked_by: "worker-alive" },
    { key: "dead", locked_by: null },
  ]);
});

test("a worker that is alone takes up at once what a killed one held", async () => {
  await world.stopAll();
  await world.pool.query("select graphile_worker.add_job('sweep-reservations', '{}', job_key => 'orphan')");
  await world.pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead' where key = 'orphan'");
  const orphan = async () => (await world.pool.query("select locked_by from graphile_worker.jobs where key = 'orphan'")).rows;
  await world.work();
  await run("unlock-stuck-jobs");
  expect(await orphan()).toEqual([{ locked_by: "dead" }]);
  await world.stopAll();
  await world.work(undefined, true);
  await until("the orphan to be done", async () => (await orphan()).length === 0);
});
