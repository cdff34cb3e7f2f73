import { describe, expect, it } from "vitest";
import { parseAmount } from "../../admin/src/lib/amount.ts";
import { lookupOf } from "../../admin/src/lib/lookup.ts";

describe("an amount that somebody typed", () => {
  it.each([
    ["7.90", "eur", 790],
    ["7,9", "eur", 790],
    [" 12 ", "usd", 1200],
    ["0.01", "mxn", 1],
    ["1500", "jpy", 1500],
    ["1.234", "bhd", 1234],
  ])("%s in %s is %i minor units", (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
  });
  it.each([
    ["", "eur"],
    ["7.905", "eur"],
    ["7.5", "jpy"],
    ["-3", "eur"],
    ["1e3", "eur"],
    ["1.000,00", "eur"],
    ["7.", "eur"],
    ["9999999999", "eur"],
  ])("%s in %s is none", (text, currency) => {
    expect(parseAmount(text, currency)).toBeNull();
  });
});

describe("what somebody looks for", () => {
  it.each(["pi_3QxYz8K2eZvKYlo2", "re_1", "in_1QxYz8", "CAV7F2A-0003", "ABC-DEF-0012"])("%s is a number", (text) => {
    expect(lookupOf(` ${text} `)).toEqual({ reference: text });
  });
  it.each(["ana@", "pia", "in", "CAV", "re_@x", "ana-2024"])("%s is a part of an address", (text) => {
    expect(lookupOf(text)).toEqual({ email: text });
  });
  it("nothing looks for nothing", () => {
    expect(lookupOf("  ")).toEqual({});
    expect(lookupOf(undefined)).toEqual({});
  });
});
