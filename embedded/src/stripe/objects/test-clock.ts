import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

export function testClockObject(frozen: number, now: number, name: string | null): Of<"test_helpers.test_clock"> {
  return {
    id: newId("clock_1"),
    object: "test_helpers.test_clock",
    created: now,
    deletes_after: now + 30 * 86_400,
    frozen_time: frozen,
    livemode: false,
    name,
    status: "ready",
    status_details: {},
  };
}
