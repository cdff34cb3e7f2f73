import { createLimits } from "@callavet/server/limits/buckets.ts";
import { describe, expect, it } from "vitest";

const takes = (limits: ReturnType<typeof createLimits>, who: string, times: number): number =>
  Array.from({ length: times }, () => limits.take("costly", "subscriptions.checkout", who)).filter(Boolean).length;

describe("limits", () => {
  it("allow a burst, then as many as come back with time", () => {
    let now = 0;
    const limits = createLimits(1, () => now);
    expect(takes(limits, "ana", 30)).toBe(10);
    now += 10_000;
    expect(takes(limits, "ana", 30)).toBe(2);
    now += 3_600_000;
    expect(takes(limits, "ana", 30)).toBe(10);
  });
  it("count each person and each procedure apart", () => {
    const limits = createLimits(1, () => 0);
    takes(limits, "ana", 30);
    expect(takes(limits, "luis", 30)).toBe(10);
    expect(limits.take("costly", "subscriptions.stripeCheckout", "ana")).toBe(true);
  });
  it("are off with factor 0", () => {
    expect(takes(createLimits(0), "ana", 1000)).toBe(1000);
  });
});
