import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import {
  activeChat,
  converge,
  end,
  person,
  pet,
  plan,
  start,
  startCall,
  subscriber,
  usage,
  violations,
  waitingChat,
} from "../scenery.ts";

const { scene } = testDatabase();

describe("fn_start_session", () => {
  it(
    "reserves a unit, waits in the queue, and is recorded",
    scene(async (stage) => {
      const owner = await subscriber(stage);
      const started = await start(stage.as(owner), { text: "no come", urgency: "urgent" });
      expect(started).toMatchObject({ status: "waiting", source: "subscription", consumption_status: "reserved", created: true });
      expect(
        await stage.db.row("select text, urgency, language, queued_at is not null as queued from chat_sessions where id = $1", [
          started.id,
        ]),
      ).toEqual({
        text: "no come",
        urgency: "urgent",
        language: "es",
        queued: true,
      });
      const [entry] = await stage.db.rows("select actor_id, actor_role, action, details from audit_log where subject_id = $1", [
        started.id,
      ]);
      expect(entry).toMatchObject({
        actor_id: owner,
        actor_role: "owner",
        action: "session.started",
        details: { status: "waiting" },
      });
      expect(JSON.stringify(entry)).not.toContain("no come");
    }),
  );

  it(
    "without a unit waits for payment, and tries again when it is called again",
    scene(async (stage) => {
      const owner = await person(stage.db);
      const first = await start(stage.as(owner));
      expect(first).toMatchObject({ status: "pending_payment", consumption: null, created: true });
      expect(await start(stage.as(owner))).toMatchObject({ id: first.id, status: "pending_payment", created: false });
      await converge(stage.service, { user: owner, plan: await plan(stage.db, 1, 0) });
      expect(await start(stage.as(owner))).toMatchObject({
        id: first.id,
        status: "waiting",
        source: "subscription",
        created: false,
      });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "gives the same session for the same request, also when it has ended",
    scene(async (stage) => {
      const owner = await subscriber(stage);
      const request = newId();
      const first = await start(stage.as(owner), { request });
      expect(await start(stage.as(owner), { request })).toMatchObject({
        id: first.id,
        created: false,
        consumption: first.consumption,
      });
      await end(stage.as(owner), first.id);
      expect(await start(stage.as(owner), { request })).toMatchObject({
        id: first.id,
        status: "canceled",
        consumption_status: "released",
        created: false,
      });
      expect((await start(stage.as(owner), { request: newId() })).created).toBe(true);
    }),
  );

  it(
    "gives the live session of the same animal, and one more for another animal",
    scene(async (stage) => {
      const owner = await subscriber(stage, 5);
      const luna = await pet(stage.db, owner, "Luna");
      const rex = await pet(stage.db, owner, "Rex");
      const first = await start(stage.as(owner), { pet: luna });
      expect(await start(stage.as(owner), { pet: luna, request: newId() })).toMatchObject({ id: first.id, created: false });
      expect((await start(stage.as(owner), { pet: rex })).id).not.toBe(first.id);
      expect(await start(stage.as(owner))).toMatchObject({ pet_id: null, created: true });
      expect((await usage(stage.service, owner)).chat_reserved).toBe(3);
    }),
  );

  it(
    "takes the only animal, unless the owner already waits without one",
    scene(async (stage) => {
      const owner = await subscriber(stage, 5);
      const nameless = await start(stage.as(owner));
      expect(nameless.pet_id).toBeNull();
      const luna = await pet(stage.db, owner);
      expect(await start(stage.as(owner))).toMatchObject({ id: nameless.id, created: false });
      await end(stage.as(owner), nameless.id);
      expect((await start(stage.as(owner))).pet_id).toBe(luna);
    }),
  );

  it(
    "a live consult of the other type is named in the refusal",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      expect(await stage.as(owner).refusal(...startCall({ type: "video" }))).toEqual({
        code: "CV409",
        reason: "session_already_live",
        details: { sessionId: session },
      });
    }),
  );

  it(
    "a video draws a video unit",
    scene(async (stage) => {
      const owner = await subscriber(stage, 0, 1);
      expect((await start(stage.as(owner), { type: "video" })).status).toBe("waiting");
      expect(await usage(stage.service, owner)).toMatchObject({ video_reserved: 1, video_remaining: 0, chat_reserved: 0 });
    }),
  );

  it(
    "somebody else's animal, and one put away, are not found",
    scene(async (stage) => {
      const { owner } = await activeChat(stage);
      const other = await pet(stage.db, await person(stage.db));
      expect(await stage.as(owner).refusal(...startCall({ pet: other }))).toMatchObject({
        code: "CV404",
        reason: "pet_not_found",
      });
      const old = await pet(stage.db, owner);
      await stage.db.rows("update pets set archived_at = now() where id = $1", [old]);
      expect(await stage.as(owner).refusal(...startCall({ pet: old }))).toMatchObject({ code: "CV404", reason: "pet_not_found" });
    }),
  );

  it(
    "refuses bad input, nobody, and somebody without a profile",
    scene(async (stage) => {
      const owner = await subscriber(stage);
      for (const bad of [{ type: "letter" }, { text: "x".repeat(4001) }, { urgency: "soon" }])
        expect(await stage.as(owner).refusal(...startCall(bad))).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect((await stage.anon.refusal(...startCall())).code).toBe("42501");
      expect((await stage.service.refusal(...startCall())).code).toBe("42501");
      expect(await stage.as(newId()).refusal(...startCall())).toMatchObject({ code: "CV403", reason: "forbidden" });
      expect(await stage.db.rows("select from chat_sessions")).toEqual([]);
    }),
  );
});
