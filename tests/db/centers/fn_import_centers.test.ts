import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { center, put, refs, type Span } from "./centers.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_import_centers($1)";

describe("fn_import_centers", () => {
  it(
    "makes, changes, and leaves alone what is the same",
    scene(async ({ service, db }) => {
      const [one, two] = [center({ external_ref: "one-1" }), center({ external_ref: "two-2" })];
      expect(await put(service, one, two)).toEqual([
        { external_ref: "one-1", outcome: "created" },
        { external_ref: "two-2", outcome: "created" },
      ]);
      const before = await db.row<{ id: string }>("select id, xmin::text from centers where external_ref = 'one-1'");
      const changed = center({ external_ref: "two-2", name: "Otro nombre" });
      expect(await put(service, one, changed)).toEqual([
        { external_ref: "one-1", outcome: "unchanged" },
        { external_ref: "two-2", outcome: "updated" },
      ]);
      expect(await db.row("select id, xmin::text from centers where external_ref = 'one-1'")).toEqual(before);
      expect(await db.row("select name from centers where external_ref = 'two-2'")).toEqual({ name: "Otro nombre" });
    }),
  );

  it(
    "what goes is unpublished, told, and comes back with its id",
    scene(async ({ service, db }) => {
      const [one, two] = [center({ external_ref: "one-1" }), center({ external_ref: "two-2" })];
      await put(service, one, two);
      const before = await db.row("select id from centers where external_ref = 'two-2'");
      const gone = () => service.rows("select ref from fn_unpublish_centers($1) ref", [["one-1"]]);
      expect(await gone()).toEqual([{ ref: "two-2" }]);
      expect(await gone()).toEqual([]);
      expect(await refs(service)).toEqual(["one-1"]);
      expect(await put(service, two)).toEqual([{ external_ref: "two-2", outcome: "updated" }]);
      expect(await db.row("select id from centers where external_ref = 'two-2'")).toEqual(before);
      expect(await refs(service)).toEqual(["one-1", "two-2"]);
    }),
  );

  it(
    "refuses zones and hours that would break a search later",
    scene(async ({ service }) => {
      for (const time_zone of ["Europe/Madriz", "FOO3", "", "Etc/../GMT", "<+03>-3"])
        expect(await service.refusal(CALL, [JSON.stringify([center({ external_ref: "one-1", time_zone })])]), time_zone).toEqual({
          code: "CV400",
          reason: "input_invalid",
          details: { field: "timeZone", ref: "one-1" },
        });
      const spans = (value: unknown) => value as Span[];
      const hours: Record<string, Span[]>[] = [
        { 8: spans([["09:00", "17:00"]]) },
        { 1: spans([["9:00", "17:00"]]) },
        { 1: spans([["09:00", "25:00"]]) },
        { 1: spans([["24:00", "17:00"]]) },
        { 1: spans([["09:00"]]) },
        { 1: spans([[9, 17]]) },
        { 1: spans(["09:00", "17:00"]) },
      ];
      for (const wrong of hours) {
        const refusal = await service.refusal(CALL, [JSON.stringify([center({ hours: wrong })])]);
        expect(refusal.code, JSON.stringify(wrong)).toBe("23514");
      }
      const dates: Record<string, Span[]>[] = [{ tomorrow: [] }, { "2026-12-25": spans([["09:00", "26:00"]]) }];
      for (const exceptions of dates)
        expect((await service.refusal(CALL, [JSON.stringify([center({ exceptions })])])).code).toBe("23514");
      for (const place of [{ latitude: 91 }, { longitude: -181 }, { country: "es" }, { kind: "zoo" as "clinic" }])
        expect((await service.refusal(CALL, [JSON.stringify([center(place)])])).code).toBe("23514");
    }),
  );
});
