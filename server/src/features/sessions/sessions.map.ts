import type { QueueItem, sessionListItem } from "@callavet/shared/contract/sessions.ts";
import type { z } from "zod";
import { toPet } from "../../rows/pet.ts";
import { toSession } from "../../rows/session.ts";
import type { QueueRow } from "./queue.queries.ts";
import type { SessionListRow } from "./sessions.queries.ts";

export function toSessionListItem(row: SessionListRow): z.infer<typeof sessionListItem> {
  return { ...toSession(row), petName: row.pet_name, petSpecies: row.pet_species, vetName: row.vet_name, care: row.care };
}

export function toQueueItem(row: QueueRow): QueueItem {
  return { ...toSession(row), ownerName: row.owner_name ?? "", pet: row.pet ? toPet(row.pet) : null };
}
