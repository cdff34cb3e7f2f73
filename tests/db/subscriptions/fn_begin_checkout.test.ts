import { describe, expect, it } from "vitest";
import { newId, testDatabase, type Stage } from "../kit.ts";
import { converge, person, plan } from "../scenery.ts";

const { scene } = testDatabase();
const CALL =
  "select k.*, r.currency, r.interval from fn_begin_checkout($1, $2, $3, $4) k join subscription_plan_prices r on r.id = k.price_id";

async function onSale(stage: Stage) {
  const id = await plan(stage.db, 2, 1);
  await stage.db.rows(
    `insert into subscription_plan_prices (plan_id, currency, interval, amount)
     select $1, c, i, 990 from unnest('{usd,eur,mxn}'::text[]) c, unnest('{month,year}'::text[]) i`,
    [id],
  );
  const { code } = await stage.db.row<{ code: string }>("select code from subscription_plans where id = $1", [id]);
  return { id, code };
}

describe("fn_begin_checkout", () => {
  it(
    "gives the open checkout again for the same price, and one at a time",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { code } = await onSale(stage);
      const first = await stage.as(user).row(CALL, [code, null, null, null]);
      expect(first).toMatchObject({ status: "creating", currency: "usd", interval: "month" });
      expect((await stage.as(user).row(CALL, [code, null, null, null])).id).toBe(first.id);
      const yearly = await stage.as(user).row(CALL, [code, "EUR", "year", null]);
      expect(yearly).toMatchObject({ currency: "eur", interval: "year" });
      await stage.db.rows("update subscription_checkouts set expires_at = now() where id = $1", [yearly.id]);
      expect((await stage.as(user).row(CALL, [code, "EUR", "year", null])).id).not.toBe(yearly.id);
      expect(await stage.db.rows("select from subscription_checkouts where status = 'creating'")).toHaveLength(1);
    }),
  );

  it.each([
    ["MX", "mxn"],
    ["ES", "eur"],
    ["AR", "usd"],
    [null, "usd"],
  ])("a person in %s is offered %s", (country, currency) =>
    scene(async (stage) => {
      const user = await person(stage.db);
      await stage.db.rows("update profiles set country = $2 where id = $1", [user, country]);
      expect(await stage.as(user).row(CALL, [(await onSale(stage)).code, null, null, null])).toMatchObject({ currency });
    })(),
  );

  it(
    "offers a trial once: never to whoever had a subscription",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id, code } = await onSale(stage);
      await stage.db.rows("update subscription_plans set trial_days = 14 where id = $1", [id]);
      const offered = await stage.as(user).row(CALL, [code, null, null, null]);
      expect(offered).toMatchObject({ trial_days: 14 });
      expect((await stage.as(user).row(CALL, [code, null, null, null])).id).toBe(offered.id);
      await converge(stage.service, { user, plan: id, stripe: "sub_1", status: "incomplete_expired" });
      expect((await stage.as(user).row(CALL, [code, null, null, null])).id).toBe(offered.id);
      await converge(stage.service, { user, plan: id, stripe: "sub_2", status: "canceled" });
      const later = await stage.as(user).row(CALL, [code, null, null, null]);
      expect(later).toMatchObject({ trial_days: 0 });
      expect(await stage.db.rows("select id from subscription_checkouts where status = 'expired'")).toEqual([{ id: offered.id }]);
    }),
  );

  it(
    "refuses what is not on sale, and whoever has a plan",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id, code } = await onSale(stage);
      expect(await stage.as(user).refusal(CALL, ["nonesuch", null, null, null])).toMatchObject({
        code: "CV404",
        reason: "plan_not_found",
      });
      expect(await stage.as(user).refusal(CALL, [code, "jpy", null, null])).toMatchObject({
        code: "CV404",
        reason: "price_not_found",
      });
      expect(await stage.as(user).refusal(CALL, [code, null, null, newId()])).toMatchObject({
        code: "CV404",
        reason: "price_not_found",
      });
      const other = await stage.db.row("select id from subscription_plan_prices where plan_id = $1 limit 1", [
        (await onSale(stage)).id,
      ]);
      expect(await stage.as(user).refusal(CALL, [code, null, null, other.id])).toMatchObject({
        code: "CV404",
        reason: "price_not_found",
      });
      await converge(stage.service, { user, plan: id });
      expect(await stage.as(user).refusal(CALL, [code, null, null, null])).toMatchObject({
        code: "CV409",
        reason: "already_has_active_subscription",
      });
      expect((await stage.anon.refusal(CALL, [code, null, null, null])).code).toBe("42501");
    }),
  );
});
