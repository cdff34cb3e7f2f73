import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { begin, beginCall, item } from "../money.ts";
import { end, person, pet, start, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();

describe("fn_begin_purchase", () => {
  it(
    "gives the open one again for the same things, else a new one in its place",
    scene(async (stage) => {
      const user = await person(stage.db);
      const code = await item(stage.db, "chat", 2, 790);
      const first = await begin(stage.as(user), code, 3);
      expect(first).toMatchObject({ status: "creating", quantity: 3, units: 6, amount: 2370, currency: "usd", type: "chat" });
      expect((await begin(stage.as(user), code, 3)).id).toBe(first.id);
      const other = await begin(stage.as(user), code, 2);
      expect(other.id).not.toBe(first.id);
      await stage.db.rows("update overage_items set amount = 900 where code = $1", [code]);
      const dearer = await begin(stage.as(user), code, 2);
      expect(dearer).toMatchObject({ amount: 1800 });
      await stage.db.rows("update overage_purchases set expires_at = now() where id = $1", [dearer.id]);
      expect((await begin(stage.as(user), code, 2)).id).not.toBe(dearer.id);
      expect(await stage.db.rows("select status, count(*)::int from overage_purchases group by status order by status")).toEqual([
        { status: "creating", count: 1 },
        { status: "expired", count: 3 },
      ]);
    }),
  );

  it(
    "is one for each consult that it is bound to",
    scene(async (stage) => {
      const user = await person(stage.db);
      const code = await item(stage.db);
      const [one, two] = [
        await start(stage.as(user), { pet: await pet(stage.db, user) }),
        await start(stage.as(user), { pet: await pet(stage.db, user) }),
      ];
      const purchases = [];
      for (const session of [one.id, two.id, null, one.id]) purchases.push((await begin(stage.as(user), code, 1, session)).id);
      expect(new Set(purchases).size).toBe(3);
      expect(purchases[3]).toBe(purchases[0]);
    }),
  );

  it(
    "refuses what is not sold, and consults that cannot be paid with it",
    scene(async (stage) => {
      const user = await person(stage.db);
      const chat = await item(stage.db);
      const refusal = async (code: string, quantity: number, session: string | null) =>
        stage.as(user).refusal(...beginCall(code, quantity, session));
      expect(await refusal("nonesuch", 1, null)).toMatchObject({ code: "CV404", reason: "price_not_found" });
      expect(await refusal(chat, 0, null)).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await refusal(chat, 21, null)).toMatchObject({ code: "CV400", details: { field: "quantity" } });
      expect(await refusal(chat, 1, newId())).toMatchObject({ code: "CV404", reason: "session_not_found" });
      const other = await waitingChat(stage);
      expect(await refusal(chat, 1, other.session)).toMatchObject({ code: "CV404", reason: "session_not_found" });
      const mine = await start(stage.as(user));
      expect(await refusal(await item(stage.db, "video"), 1, mine.id)).toMatchObject({
        code: "CV400",
        details: { field: "code" },
      });
      await end(stage.as(user), mine.id);
      expect(await refusal(chat, 1, mine.id)).toMatchObject({ code: "CV409", reason: "session_not_live" });
      await stage.db.rows("update overage_items set active = false where code = $1", [chat]);
      expect(await refusal(chat, 1, null)).toMatchObject({ code: "CV404", reason: "price_not_found" });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(...beginCall(chat))).code).toBe("42501");
    }),
  );
});
