import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";

const { scene } = testDatabase();
const CALL = "select fn_provision_profile($1, $2, $3)";

describe("fn_provision_profile", () => {
  it(
    "makes one's own profile, once",
    scene(async ({ db, as }) => {
      const id = newId();
      await as(id).rows(CALL, ["first@people.test", "Ana", "en"]);
      await as(id).rows(CALL, ["second@people.test", "Other", "es"]);
      expect(await db.row("select email, full_name, language from profiles where id = $1", [id])).toEqual({
        email: "first@people.test",
        full_name: "Ana",
        language: "en",
      });
    }),
  );

  it(
    "takes Spanish where the language is unknown",
    scene(async ({ db, as }) => {
      const id = newId();
      await as(id).rows(CALL, ["a@people.test", null, "fr"]);
      expect(await db.row("select language, full_name from profiles where id = $1", [id])).toEqual({
        language: "es",
        full_name: "",
      });
    }),
  );

  it(
    "is refused to nobody and to the service",
    scene(async ({ anon, service }) => {
      expect((await anon.refusal(CALL, ["a@people.test", "", "es"])).code).toBe("42501");
      expect((await service.refusal(CALL, ["a@people.test", "", "es"])).code).toBe("42501");
    }),
  );
});
