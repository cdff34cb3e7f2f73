import { retryAfter } from "@callavet/shared/node/retry-after.ts";
import { afterEach, describe, expect, it, vi } from "vitest";

describe("retryAfter", () => {
  afterEach(() => vi.useRealTimers());
  const asked = (value: string) => retryAfter(new Headers({ "retry-after": value }));

  it("reads seconds and dates", () => {
    vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00Z") });
    expect(asked("7")).toBe(7000);
    expect(asked("0")).toBe(0);
    expect(asked("Sun, 01 Mar 2026 12:00:30 GMT")).toBe(30_000);
  });

  it("is nothing to wait for when the moment has passed, and unknown when nothing readable is said", () => {
    vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00Z") });
    expect(asked("Sun, 01 Mar 2026 11:59:00 GMT")).toBe(0);
    expect(asked("-5")).toBe(0);
    for (const value of ["", "soon"]) expect(asked(value), value).toBeNull();
    expect(retryAfter(new Headers())).toBeNull();
    expect(retryAfter(undefined)).toBeNull();
  });
});
