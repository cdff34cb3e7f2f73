import { describe, expect, it } from "vitest";
import { readHelp } from "../../web/src/features/articles/address.ts";
import { askedFor, isNarrowed, noFilters, readAddress } from "../../web/src/features/search/address.ts";

describe("what the address of a search keeps", () => {
  it("takes what it knows, and nothing else", () => {
    expect(
      readAddress({ q: "cojera", scope: "records", species: "dog", language: "en", from: "2026-03-01", to: "2026-03-31" }),
    ).toEqual({ q: "cojera", scope: "records", species: "dog", language: "en", from: "2026-03-01", to: "2026-03-31" });
    expect(
      readAddress({ q: ["x"], scope: "everything", species: "dragon", language: "fr", from: "yesterday", to: "2026-02-99" }),
    ).toEqual({});
    expect(readHelp({ q: 112, topic: "<b>", species: "cat" })).toEqual({ q: "112", species: "cat" });
    expect(readAddress({ q: "a".repeat(5000) }).q).toHaveLength(600);
  });

  it("asks for whole days where the person is, the last one included", () => {
    const { from, to } = askedFor({ from: "2026-03-01", to: "2026-03-31" });
    expect(new Date(from ?? "").getTime()).toBe(new Date(2026, 2, 1).getTime());
    expect(new Date(to ?? "").getTime()).toBe(new Date(2026, 3, 1).getTime());
    expect(askedFor({ species: "cat" })).toEqual({ species: "cat" });
  });

  it("knows whether anything is narrowed", () => {
    expect(isNarrowed(noFilters)).toBe(false);
    expect(isNarrowed({ to: "2026-03-31" })).toBe(true);
  });
});
