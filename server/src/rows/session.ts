import type { Session } from "@callavet/shared/contract/sessions.ts";
import { session as schema } from "@callavet/shared/contract/sessions.ts";
import { iso, isoOrNull } from "./times.ts";

type Time = Date | string;

/** A consult's columns; times are text when the row came as JSON. */
export interface SessionRow {
  id: string;
  owner_id: string;
  vet_id: string | null;
  pet_id: string | null;
  type: string;
  status: string;
  text: string;
  urgency: string;
  red_flags: string[];
  language: string;
  last_seq: number;
  owner_read_seq: number;
  vet_read_seq: number;
  ended_by: string | null;
  end_reason: string | null;
  created_at: Time;
  queued_at: Time | null;
  claimed_at: Time | null;
  ended_at: Time | null;
}

export const sessionColumns = [
  "id",
  "owner_id",
  "vet_id",
  "pet_id",
  "type",
  "status",
  "text",
  "urgency",
  "red_flags",
  "language",
  "last_seq",
  "owner_read_seq",
  "vet_read_seq",
  "ended_by",
  "end_reason",
  "created_at",
  "queued_at",
  "claimed_at",
  "ended_at",
] as const satisfies (keyof SessionRow)[];

const { type, status, urgency, language, endedBy } = schema.shape;

export function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    ownerId: row.owner_id,
    vetId: row.vet_id,
    petId: row.pet_id,
    type: type.parse(row.type),
    status: status.parse(row.status),
    text: row.text,
    urgency: urgency.parse(row.urgency),
    redFlags: row.red_flags,
    language: language.parse(row.language),
    lastSeq: row.last_seq,
    ownerReadSeq: row.owner_read_seq,
    vetReadSeq: row.vet_read_seq,
    endedBy: endedBy.parse(row.ended_by),
    endReason: row.end_reason,
    createdAt: iso(row.created_at),
    queuedAt: isoOrNull(row.queued_at),
    claimedAt: isoOrNull(row.claimed_at),
    endedAt: isoOrNull(row.ended_at),
  };
}
