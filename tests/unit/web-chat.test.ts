import type { Message } from "@callavet/shared/contract/chat.ts";
import { signs } from "@callavet/shared/contract/triage-signs.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryOf, merge } from "../../web/src/features/chat/merge.ts";
import { flags } from "../../web/src/features/triage/flags.ts";

const message = (seq: number): Message => ({
  sessionId: "s",
  seq,
  clientId: `c${seq}`,
  senderId: "p",
  senderRole: "owner",
  body: `n. ${seq}`,
  createdAt: "2026-11-21T02:00:00Z",
});

describe("merging what history, the live line and one's own sends say", () => {
  it("gives each message once and in order, whatever comes when", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }), { maxLength: 12 }), (batches) => {
        const merged = batches.reduce<Message[]>((known, seqs) => merge(known, seqs.map(message)), []);
        expect(merged.map(({ seq }) => seq)).toEqual([...new Set(batches.flat())].sort((a, b) => a - b));
      }),
    );
  });

  it("fills a gap that a send's own answer left open", () => {
    expect(merge([message(1), message(3)], [message(2)]).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe("how far a message has come", () => {
  it.each([
    [5, 5, 0, "read"],
    [6, 5, 6, "delivered"],
    [7, 5, 6, "sent"],
  ] as const)("number %i, read to %i, delivered to %i: %s", (seq, read, delivered, state) => {
    expect(deliveryOf(seq, read, delivered)).toBe(state);
  });
});

describe("texts of urgent signs", () => {
  it.each(["es", "en"] as const)("has a name and a first step for every sign of the triage, in %s", (language) => {
    const without = signs.map(({ code }) => code).filter((code) => !flags[language][code]);
    expect(without).toEqual([]);
  });
});
