import { randomUUID } from "node:crypto";
import { triage } from "@callavet/shared/contract/triage.ts";
import type { Consult } from "./consult.ts";

/** A whole period of somebody's subscription; `usageId` is null for who has none. */
export interface Period {
  usageId: string | null;
  start: Date;
}

export interface ConsultRows {
  session: Record<string, unknown>;
  messages: Record<string, unknown>[];
  consumption: Record<string, unknown>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Typed by people who are worried, or busy: seconds before a message, and for each of its characters. */
const THINKING = 12;
const TYPING = 0.22;

/** The rows that a consult would have left behind, had it been held through the product. */
export function consultRows(consult: Consult, index: number, { usageId, start }: Period, creditId: string | null): ConsultRows {
  const id = `00000000-0000-4000-8200-${String(index + 1).padStart(12, "0")}`;
  const { owner, vet, pet, type, language, text, talk, paid } = consult;
  const asked = Math.floor(start.getTime() / DAY) * DAY + consult.day * DAY + consult.minute * MINUTE;
  const cared = talk.length > 0;
  const claimed = asked + (35 + ((index * 37) % 90)) * SECOND;
  let at = claimed;
  const messages = talk.map(([who, body], i) => {
    at += Math.round(THINKING + body.length * TYPING) * SECOND;
    const sender = who === "o" ? owner : vet;
    const sender_role = who === "o" ? "owner" : "vet";
    return { session_id: id, seq: i + 1, client_id: randomUUID(), sender_id: sender, sender_role, body, created_at: iso(at) };
  });
  const ended = (cared ? at : asked + 4 * MINUTE) + MINUTE;
  const found = triage(text);
  return {
    messages,
    session: {
      id,
      owner_id: owner,
      vet_id: cared ? vet : null,
      pet_id: pet,
      type,
      status: cared ? "completed" : "canceled",
      text,
      urgency: found.urgency,
      red_flags: found.redFlags,
      language,
      last_seq: talk.length,
      owner_read_seq: talk.length,
      vet_read_seq: talk.length,
      vet_messages: talk.filter(([who]) => who === "v").length,
      ended_by: cared ? "vet" : "owner",
      end_reason: "ended",
      created_at: iso(asked),
      queued_at: iso(asked),
      claimed_at: cared ? iso(claimed) : null,
      ended_at: iso(ended),
      last_activity_at: iso(ended),
      updated_at: iso(ended),
    },
    consumption: {
      session_id: id,
      user_id: owner,
      type,
      source: paid === "credit" ? "credit" : "subscription",
      status: cared ? "committed" : "released",
      usage_id: paid === "credit" ? null : usageId,
      credit_id: paid === "credit" ? creditId : null,
      reserved_at: iso(asked),
      finished_at: iso(ended),
      expires_at: iso(ended),
      finish_reason: "ended",
    },
  };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
