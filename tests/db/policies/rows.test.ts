import { describe, expect, it } from "vitest";
import { type Stage, testDatabase } from "../kit.ts";
import { person, pet } from "../scenery.ts";
import { world } from "./world.ts";

const { scene } = testDatabase();
const ids = async (stage: Stage, who: string, query: string): Promise<unknown[]> =>
  (await stage.as(who).rows<{ id: string }>(query)).map((row) => row.id);
const sorted = (list: unknown[]) => list.map(String).toSorted((a, b) => a.localeCompare(b));

describe("which rows", () => {
  it(
    "a vet sees the queue, their cases, and earlier consults of those animals",
    scene(async (stage) => {
      const w = await world(stage);
      expect(sorted(await ids(stage, w.vet, "select id from chat_sessions"))).toEqual(sorted([w.case, w.queued, w.past]));
      expect(sorted(await ids(stage, w.otherVet, "select id from chat_sessions"))).toEqual(sorted([w.queued, w.past]));
      expect(sorted(await ids(stage, w.vet, "select id from pets"))).toEqual(sorted([w.pets.luna, w.pets.nina]));
      expect(await ids(stage, w.otherVet, "select id from pets")).toEqual([w.pets.nina]);
    }),
  );

  it(
    "messages are for the people in the consult: not the queue's vet, not a stranger, not the vet of a later one",
    scene(async (stage) => {
      const w = await world(stage);
      const of = async (who: string) => [...new Set(await ids(stage, who, "select session_id as id from chat_messages"))];
      expect(await of(w.owner)).toEqual([w.case]);
      expect(await of(w.vet)).toEqual([w.case]);
      for (const nobody of [w.stranger, w.otherVet, w.unapprovedVet]) expect(await of(nobody)).toEqual([]);
    }),
  );

  it(
    "names are seen by those who treat; addresses by oneself and the operator",
    scene(async (stage) => {
      const w = await world(stage);
      expect(sorted(await ids(stage, w.vet, "select id from people"))).toEqual(sorted([w.vet, w.owner, w.queuedOwner]));
      expect(await ids(stage, w.stranger, "select id from people")).toEqual([w.stranger]);
      expect(await ids(stage, w.unapprovedVet, "select id from people")).toEqual([w.unapprovedVet]);
      expect(await ids(stage, w.vet, "select id from profiles where email is not null")).toEqual([w.vet]);
      expect((await stage.as(w.admin).rows("select email from profiles where id = $1", [w.hidden])).length).toBe(1);
      expect((await stage.anon.refusal("select * from people")).code).toBe("42501");
    }),
  );

  it(
    "an owner writes the owner's animals, and nobody else's",
    scene(async (stage) => {
      const [ana, bob] = [await person(stage.db), await person(stage.db)];
      const insert = "insert into pets (owner_id, name, species) values ($1, 'Tom', 'cat') returning id";
      const { id } = await stage.as(ana).row(insert, [ana]);
      expect((await stage.as(ana).refusal(insert, [bob])).code).toBe("42501");
      const bobs = await pet(stage.db, bob);
      const update =
        "update pets set name = 'Mia' where id = $1 returning updated_at > created_at or updated_at = now() as touched";
      expect(await stage.as(ana).rows(update, [id])).toEqual([{ touched: true }]);
      expect(await stage.as(ana).rows(update, [bobs])).toEqual([]);
      expect((await stage.as(ana).refusal("update pets set owner_id = $2 where id = $1", [id, bob])).code).toBe("42501");
    }),
  );

  it(
    "a person changes the own name, neither the address nor another's profile, and takes no role",
    scene(async (stage) => {
      const [ana, bob] = [await person(stage.db), await person(stage.db)];
      const rename = "update profiles set full_name = 'New' where id = $1 returning id";
      expect(await stage.as(ana).rows(rename, [ana])).toHaveLength(1);
      expect(await stage.as(ana).rows(rename, [bob])).toEqual([]);
      expect((await stage.as(ana).refusal("update profiles set email = 'x' where id = $1", [ana])).code).toBe("42501");
      expect((await stage.as(ana).refusal("insert into user_roles (user_id, role) values ($1, 'admin')", [ana])).code).toBe(
        "42501",
      );
    }),
  );

  it(
    "a role in the token's metadata gives nothing",
    scene(async (stage) => {
      const ana = await person(stage.db);
      await stage.db.rows("select set_config('request.jwt.claims', $1, true)", [
        JSON.stringify({
          sub: ana,
          role: "authenticated",
          user_metadata: { role: "admin" },
          app_metadata: { role: "admin" },
          user_role: "admin",
        }),
      ]);
      expect(await stage.db.row("select app.is_admin() as admin, app.is_vet() as vet")).toEqual({ admin: false, vet: false });
    }),
  );
});
