import { runMigrations } from "graphile-worker";
import { expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, admin, converge, end, person, plan, start, subscriber } from "../scenery.ts";

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
      { task_identifier: "embed-documents", key: "embed-documents", payload: {} },
      { task_identifier: "session-ended", key: `session-ended:${chat.session}`, payload: { sessionId: chat.session } },
      { task_identifier: "draft-consult", key: `draft-consult:${chat.session}`, payload: { sessionId: chat.session } },
      { task_identifier: "stripe-event", key: "stripe:evt_1", payload: { eventId: "evt_1" } },
    ]);
  })();
  await scene(async (stage) => {
    const user = await person(stage.db);
    const basic = await plan(stage.db, 1, 0);
    const queued = async () =>
      (await stage.db.rows("select j.key from graphile_worker.jobs j order by j.key")).map((job) => job.key);
    await converge(stage.service, { user, plan: basic, stripe: "sub_1", status: "canceled" });
    await stage.db.rows(
      `with price as (insert into subscription_plan_prices (plan_id, currency, interval, amount) values ($2, 'usd', 'month', 1) returning id)
       insert into subscription_checkouts (user_id, plan_id, price_id, expires_at) select $1, $2, id, now() from price`,
      [user, basic],
    );
    expect(await queued()).toEqual([]);
    for (let n = 0; n < 2; n++) await converge(stage.service, { user, plan: basic, stripe: "sub_1" });
    expect(await queued()).toEqual([`expire-checkouts:${user}`]);
    for (let n = 0; n < 2; n++) await converge(stage.service, { user, plan: basic, stripe: "sub_2" });
    expect(await queued()).toEqual([`expire-checkouts:${user}`, "resolve-second-subscription:sub_2"]);
    await stage.db.rows("delete from graphile_worker._private_jobs");
    await converge(stage.service, { user: await person(stage.db), plan: basic });
    const ada = await admin(stage.db);
    await stage.service.row("select fn_store_stripe_event('evt_1', 'a', null, false, null, null, '{}', now())");
    await stage.db.rows("delete from graphile_worker._private_jobs");
    await stage.as(ada).row("select fn_replay_stripe_event('evt_1')");
    expect(await queued()).toEqual(["stripe:evt_1"]);
  })();
  const left = await pool().query("select from graphile_worker.jobs");
  expect(left.rowCount).toBe(0);
});
