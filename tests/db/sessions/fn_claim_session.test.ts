import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { activeChat, admin, claim, consumption, end, person, start, vet, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_claim_session($1)";

describe("fn_claim_session", () => {
  it(
    "gives the case to the vet, whose lease is the active one; twice is once",
    scene(async (stage) => {
      const { session, consumption: unit } = await waitingChat(stage);
      const doctor = await vet(stage.db);
      expect(await claim(stage.as(doctor), session)).toMatchObject({ status: "active", vet_id: doctor });
      expect(await claim(stage.as(doctor), session)).toMatchObject({ status: "active", vet_id: doctor });
      expect(
        await stage.db.row(
          "select expires_at = now() + interval '1 hour' as active from entitlement_consumptions where id = $1",
          [unit],
        ),
      ).toEqual({ active: true });
      expect((await consumption(stage.db, unit)).status).toBe("reserved");
      expect(
        await stage.db.rows("select from audit_log where action = 'session.claimed' and subject_id = $1", [session]),
      ).toHaveLength(1);
    }),
  );

  it(
    "tells the second vet that it is taken",
    scene(async (stage) => {
      const { session } = await activeChat(stage);
      expect(await stage.as(await vet(stage.db)).refusal(CALL, [session])).toMatchObject({
        code: "CV409",
        reason: "already_claimed",
      });
    }),
  );

  it(
    "is refused to all but approved vets",
    scene(async (stage) => {
      const { owner, session } = await waitingChat(stage);
      for (const somebody of [owner, await person(stage.db), await admin(stage.db)])
        expect(await stage.as(somebody).refusal(CALL, [session])).toMatchObject({ code: "CV403", reason: "forbidden" });
      const unapproved = await vet(stage.db, { approved: false });
      expect(await stage.as(unapproved).refusal(CALL, [session])).toMatchObject({ code: "CV403", reason: "vet_not_available" });
      expect((await stage.anon.refusal(CALL, [session])).code).toBe("42501");
      expect((await stage.service.refusal(CALL, [session])).code).toBe("42501");
      expect(await stage.db.row("select status from chat_sessions where id = $1", [session])).toEqual({ status: "waiting" });
    }),
  );

  it(
    "is refused for what does not wait",
    scene(async (stage) => {
      const doctor = await vet(stage.db);
      expect(await stage.as(doctor).refusal(CALL, [newId()])).toMatchObject({ code: "CV404", reason: "session_not_found" });
      const unpaid = await start(stage.as(await person(stage.db)));
      expect(await stage.as(doctor).refusal(CALL, [unpaid.id])).toMatchObject({ code: "CV404", reason: "session_not_found" });
      const { owner, session } = await waitingChat(stage);
      await end(stage.as(owner), session);
      expect(await stage.as(doctor).refusal(CALL, [session])).toMatchObject({ code: "CV409", reason: "session_not_live" });
    }),
  );

  it(
    "a vet cannot take the vet's own consult",
    scene(async (stage) => {
      const doctor = await vet(stage.db);
      await stage.service.row("select * from fn_grant_credit($1, 'chat', 1)", [doctor]);
      const { id } = await start(stage.as(doctor));
      expect(await stage.as(doctor).refusal(CALL, [id])).toMatchObject({ code: "CV403", reason: "forbidden" });
    }),
  );
});
