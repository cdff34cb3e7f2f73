import { runMigrations } from "graphile-worker";
import { expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, end, start, subscriber } from "../scenery.ts";

const { scene, pool } = testDatabase();

it("without a queue nothing fails; with one, jobs are queued in the transaction of their cause", async () => {
  await scene(async (stage) => {
    expect((await start(stage.as(await subscriber(stage)))).status).toBe("waiting");
  })();
  await runMigrations({ pgPool: pool() });
  await scene(async (stage) => {
    const chat = await activeChat(stage);
    await end(stage.as(chat.owner), chat.session);
    await stage.service.row("select fn_store_stripe_event($1, 'a', null, false, null, null, '{}', now())", ["evt_1"]);
    const jobs = await stage.db.rows(
      "select j.task_identifier, j.key, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) order by j.id",
    );
    expect(jobs).toEqual([
      { task_identifier: "session-started", key: `session-started:${chat.session}`, payload: { sessionId: chat.session } },
      { task_identifier: "session-ended", key: `session-ended:${chat.session}`, payload: { sessionId: chat.session } },
      { task_identifier: "stripe-event", key: "stripe:evt_1", payload: { eventId: "evt_1" } },
    ]);
  })();
  const left = await pool().query("select from graphile_worker.jobs");
  expect(left.rowCount).toBe(0);
});
