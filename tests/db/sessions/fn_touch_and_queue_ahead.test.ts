import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, admin, consumption, end, letPass, person, start, subscriber, vet, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const TOUCH = "select fn_touch_sessions($1) as touched";
const AHEAD = "select fn_queue_ahead($1) as ahead";

describe("fn_touch_sessions", () => {
  it(
    "renews the leases of what lives, and of nothing else",
    scene(async (stage) => {
      const waiting = await waitingChat(stage);
      const active = await activeChat(stage);
      const over = await activeChat(stage);
      await end(stage.as(over.vet), over.session);
      for (const chat of [waiting, active]) await letPass(stage.db, chat.session, "10 minutes");
      expect(await stage.service.row(TOUCH, [[waiting.session, active.session, over.session]])).toEqual({ touched: 2 });
      const now = await stage.db.row<{ half: Date; hour: Date }>(
        "select now() + interval '30 min' as half, now() + interval '1 hour' as hour",
      );
      expect((await consumption(stage.db, waiting.consumption)).expires_at).toEqual(now.half);
      expect((await consumption(stage.db, active.consumption)).expires_at).toEqual(now.hour);
      expect(await stage.service.row(TOUCH, [[]])).toEqual({ touched: 0 });
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      for (const by of [stage.as(owner), stage.anon]) expect((await by.refusal(TOUCH, [[session]])).code).toBe("42501");
    }),
  );
});

describe("fn_queue_ahead", () => {
  it(
    "counts the more urgent, and those who waited longer",
    scene(async (stage) => {
      const place = async (urgency: string, seconds: number) => {
        const owner = await subscriber(stage);
        const { id } = await start(stage.as(owner), { urgency });
        await stage.db.rows("update chat_sessions set queued_at = now() - make_interval(secs => $2) where id = $1", [
          id,
          seconds,
        ]);
        return { owner, id };
      };
      const first = await place("routine", 100);
      const second = await place("routine", 50);
      const emergency = await place("emergency", 1);
      const ahead = async ({ owner, id }: { owner: string; id: string }) => (await stage.as(owner).row(AHEAD, [id])).ahead;
      expect([await ahead(first), await ahead(second), await ahead(emergency)]).toEqual([1, 2, 0]);
    }),
  );

  it(
    "tells strangers nothing, and nothing of what does not wait",
    scene(async (stage) => {
      const waiting = await waitingChat(stage);
      expect(await stage.as(await person(stage.db)).row(AHEAD, [waiting.session])).toEqual({ ahead: null });
      expect(await stage.as(await vet(stage.db)).row(AHEAD, [waiting.session])).toEqual({ ahead: 0 });
      expect(await stage.as(await admin(stage.db)).row(AHEAD, [waiting.session])).toEqual({ ahead: 0 });
      const active = await activeChat(stage);
      expect(await stage.as(active.owner).row(AHEAD, [active.session])).toEqual({ ahead: null });
      expect((await stage.anon.refusal(AHEAD, [waiting.session])).code).toBe("42501");
    }),
  );
});
