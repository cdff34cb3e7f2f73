import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { activeChat, admin, end, vet, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const WRITE = "select * from fn_write_note($1, $2)";

describe("fn_write_note", () => {
  it(
    "is for the vet on the case, during it and after, and is written down without its words",
    scene(async (stage) => {
      const { session, vet: doctor } = await activeChat(stage);
      const note = await stage.as(doctor).row(WRITE, [session, "Cólico leve"]);
      expect(note).toMatchObject({ session_id: session, author_id: doctor, body: "Cólico leve" });
      await end(stage.as(doctor), session);
      await stage.as(doctor).row("select * from fn_write_note($1, $2, $3)", [session, "Cólico grave", note.id]);
      expect(await stage.as(doctor).rows("select body from session_notes")).toEqual([{ body: "Cólico grave" }]);
      expect(await stage.db.rows("select distinct details from audit_log where action = 'note.written'")).toEqual([
        { details: { note: note.id } },
      ]);
    }),
  );

  it(
    "refuses everybody else, and what is no note",
    scene(async (stage) => {
      const { session, owner, vet: doctor } = await activeChat(stage);
      const [other, operator] = [await vet(stage.db), await admin(stage.db)];
      expect((await stage.as(owner).refusal(WRITE, [session, "x"])).reason).toBe("forbidden");
      expect((await stage.as(other).refusal(WRITE, [session, "x"])).reason).toBe("session_not_found");
      expect((await stage.as(operator).refusal(WRITE, [session, "x"])).reason).toBe("not_a_participant");
      expect((await stage.as(doctor).refusal(WRITE, [newId(), "x"])).reason).toBe("session_not_found");
      expect((await stage.as(doctor).refusal(WRITE, [(await waitingChat(stage)).session, "x"])).reason).toBe("not_a_participant");
      for (const body of ["", "  ", null, "x".repeat(20_001)])
        expect((await stage.as(doctor).refusal(WRITE, [session, body])).reason).toBe("input_invalid");
      expect((await stage.anon.refusal(WRITE, [session, "x"])).code).toBe("42501");
      const again = "select * from fn_write_note($1, 'x', $2)";
      expect((await stage.as(doctor).refusal(again, [session, newId()])).reason).toBe("not_found");
      expect(await stage.db.rows("select from session_notes")).toEqual([]);
    }),
  );
});
