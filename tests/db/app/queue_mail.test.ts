import { expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { person } from "../scenery.ts";

const { scene } = testDatabase();
const QUEUE = "select app.queue_mail($1, $2, $3, $4) as queued";

it(
  "a mail is queued once for its key within its template, in the person's language",
  scene(async ({ db, service }) => {
    const user = await person(db);
    await db.rows("update profiles set language = 'en' where id = $1", [user]);
    const queue = async (template: string, key: string, data: object) =>
      (await service.row(QUEUE, [user, template, key, data])).queued;
    expect(await queue("receipt", "a", { n: 1 })).toBe(true);
    expect(await queue("receipt", "a", { n: 2 })).toBe(false);
    expect(await queue("receipt", "b", { n: 3 })).toBe(true);
    expect(await queue("refund_made", "a", { n: 4 })).toBe(true);
    const rows = await db.rows(
      "select dedupe_key, template, channel, language, data from notifications where user_id = $1 order by dedupe_key",
      [user],
    );
    expect(rows).toEqual(
      [
        ["receipt:a", "receipt", 1],
        ["receipt:b", "receipt", 3],
        ["refund_made:a", "refund_made", 4],
      ].map(([dedupe_key, template, n]) => ({ dedupe_key, template, channel: "email", language: "en", data: { n } })),
    );
  }),
);

it(
  "who has no profile gets none",
  scene(async ({ service }) => {
    expect(await service.row(QUEUE, [newId(), "receipt", "a", {}])).toEqual({ queued: false });
  }),
);

it(
  "mails and customers' locks are the service's alone",
  scene(async (stage) => {
    const user = await person(stage.db);
    await stage.service.row("select app.lock_customer('cus_1')");
    for (const by of [stage.as(user), stage.anon]) {
      expect((await by.refusal(QUEUE, [user, "receipt", "a", {}])).code).toBe("42501");
      expect((await by.refusal("select app.lock_customer('cus_1')", [])).code).toBe("42501");
    }
  }),
);
