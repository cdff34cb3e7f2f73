import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { item } from "../money.ts";
import { person, plan } from "../scenery.ts";

const { scene } = testDatabase();
type Product = { id: string; active?: boolean; metadata?: Record<string, string>; default_price?: string | null };
type Price = { id: string; product: string; unit_amount?: number | null; [more: string]: unknown };
interface Report {
  created: string[];
  updated: string[];
  deactivated: string[];
  unchanged: number;
  unmatched: string[];
  conflicts: string[];
}
const none: Report = { created: [], updated: [], deactivated: [], unchanged: 0, unmatched: [], conflicts: [] };

const CALL = "select fn_sync_prices($1, $2) as report";
async function sync(stage: Stage, products: Product[], prices: Price[]): Promise<Report> {
  const recurring = { currency: "usd", interval: "month", interval_count: 1, unit_amount: 990, active: true, created: 100 };
  const { report } = await stage.service.row<{ report: Report }>(CALL, [
    JSON.stringify(products.map((product) => ({ active: true, name: "n", metadata: {}, default_price: null, ...product }))),
    JSON.stringify(prices.map((price) => ({ ...recurring, type: "recurring", lookup_key: null, metadata: {}, ...price }))),
  ]);
  return report;
}
const codeOf = async ({ db }: Stage, id: string) =>
  (await db.row<{ code: string }>("select code from subscription_plans where id = $1", [id])).code;
const active = ({ db }: Stage) =>
  db.rows(
    "select stripe_price_id, currency, interval, amount from subscription_plan_prices where active order by stripe_price_id",
  );

async function sold(stage: Stage) {
  const id = await plan(stage.db, 2, 0);
  const code = await codeOf(stage, id);
  return { id, code, product: { id: "prod_1", metadata: { plan_code: code } } };
}

describe("fn_sync_prices", () => {
  it(
    "makes the prices of a plan that metadata names, in several currencies; again it changes nothing",
    scene(async (stage) => {
      const { product, id } = await sold(stage);
      const prices = [
        { id: "price_1", product: "prod_1" },
        { id: "price_2", product: "prod_1", currency: "EUR", unit_amount: 890 },
        { id: "price_3", product: "prod_1", interval: "year", unit_amount: 9900 },
        { id: "price_4", product: "prod_1", interval: "week" },
        { id: "price_5", product: "prod_1", interval_count: 3 },
        { id: "price_6", product: "prod_1", unit_amount: null },
        { id: "price_7", product: "prod_1", active: false },
      ];
      expect(await sync(stage, [product], prices)).toEqual({
        ...none,
        created: ["price_1", "price_2", "price_3"],
        updated: ["prod_1"],
      });
      expect(await active(stage)).toEqual([
        { stripe_price_id: "price_1", currency: "usd", interval: "month", amount: 990 },
        { stripe_price_id: "price_2", currency: "eur", interval: "month", amount: 890 },
        { stripe_price_id: "price_3", currency: "usd", interval: "year", amount: 9900 },
      ]);
      expect(await stage.db.row("select stripe_product_id from subscription_plans where id = $1", [id])).toEqual({
        stripe_product_id: "prod_1",
      });
      // The product's own id is known now, whatever its metadata says.
      expect(await sync(stage, [{ id: "prod_1" }], prices)).toEqual({ ...none, unchanged: 3 });
    }),
  );

  it(
    "a new price takes an old one's place, whose row stays for those who pay it; of two, the newer counts",
    scene(async (stage) => {
      const { product } = await sold(stage);
      await sync(stage, [product], [{ id: "price_1", product: "prod_1" }]);
      const two = [
        { id: "price_1", product: "prod_1", active: false },
        { id: "price_2", product: "prod_1", unit_amount: 1190, created: 300 },
        { id: "price_3", product: "prod_1", unit_amount: 1090, created: 200 },
      ];
      expect(await sync(stage, [product], two)).toEqual({
        ...none,
        created: ["price_2"],
        deactivated: ["price_1"],
        conflicts: ["price_3"],
      });
      expect(await active(stage)).toMatchObject([{ stripe_price_id: "price_2", amount: 1190 }]);
      expect(await stage.db.rows("select from subscription_plan_prices")).toHaveLength(2);
      expect(await sync(stage, [product], [{ id: "price_1", product: "prod_1" }])).toMatchObject({
        updated: ["price_1"],
        deactivated: ["price_2"],
      });
    }),
  );

  it(
    "a price that was made here becomes the one that Stripe has in its place; the others go",
    scene(async (stage) => {
      const { product, id } = await sold(stage);
      await stage.db.rows(
        "insert into subscription_plan_prices (plan_id, currency, interval, amount) values ($1, 'usd', 'month', 500), ($1, 'mxn', 'month', 500)",
        [id],
      );
      const report = await sync(stage, [product], [{ id: "price_1", product: "prod_1" }]);
      expect(report).toMatchObject({ created: [], updated: ["prod_1", "price_1"] });
      expect(report.deactivated).toHaveLength(1);
      expect(await active(stage)).toEqual([{ stripe_price_id: "price_1", currency: "usd", interval: "month", amount: 990 }]);
    }),
  );

  it(
    "a product that is not sold any more takes its prices with it; plans without a product are left alone",
    scene(async (stage) => {
      const { product } = await sold(stage);
      const other = await plan(stage.db, 1, 1);
      await stage.db.rows(
        "insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount) values ($1, 'price_9', 'usd', 'month', 500)",
        [other],
      );
      await sync(stage, [product], [{ id: "price_1", product: "prod_1" }]);
      expect(await sync(stage, [{ ...product, active: false }], [{ id: "price_1", product: "prod_1" }])).toEqual({
        ...none,
        deactivated: ["price_1"],
      });
      expect(await active(stage)).toMatchObject([{ stripe_price_id: "price_9" }]);
    }),
  );

  it(
    "tells of products that are nobody's, and of one that would take another's place",
    scene(async (stage) => {
      const { product, code } = await sold(stage);
      await sync(stage, [product], []);
      const report = await sync(
        stage,
        [product, { id: "prod_2", metadata: { plan_code: code } }, { id: "prod_3" }, { id: "prod_4", active: false }],
        [],
      );
      expect(report).toEqual({ ...none, unmatched: ["prod_3"], conflicts: ["prod_2"] });
      // Another account: the product that was known is not there.
      expect(await sync(stage, [{ id: "prod_2", metadata: { plan_code: code } }], [])).toEqual({ ...none, updated: ["prod_2"] });
    }),
  );

  it(
    "what is bought once follows its product: the default price, else the newest",
    scene(async (stage) => {
      const code = await item(stage.db);
      const product = { id: "prod_1", metadata: { overage_code: code } };
      const once = { product: "prod_1", type: "one_time", interval: null, interval_count: null };
      const prices = [
        { id: "price_1", ...once, unit_amount: 500, created: 1 },
        { id: "price_2", ...once, unit_amount: 600, created: 2 },
      ];
      const look = () => stage.db.row("select stripe_price_id, amount, active from overage_items where code = $1", [code]);
      expect(await sync(stage, [product], prices)).toEqual({ ...none, updated: ["prod_1", "price_2"] });
      expect(await look()).toEqual({ stripe_price_id: "price_2", amount: 600, active: true });
      const chosen = { ...product, default_price: "price_1" };
      expect(await sync(stage, [chosen], prices)).toEqual({ ...none, updated: ["price_1"] });
      expect(await sync(stage, [chosen], prices)).toEqual({ ...none, unchanged: 1 });
      expect(await sync(stage, [{ ...chosen, active: false }], prices)).toEqual({ ...none, deactivated: ["prod_1"] });
      expect(await sync(stage, [{ ...chosen, active: false }], prices)).toEqual(none);
      expect(await look()).toMatchObject({ active: false });
      await sync(stage, [chosen], prices);
      expect(await look()).toEqual({ stripe_price_id: "price_1", amount: 500, active: true });
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      for (const by of [stage.as(await person(stage.db)), stage.anon])
        expect((await by.refusal(CALL, ["[]", "[]"])).code).toBe("42501");
    }),
  );
});
