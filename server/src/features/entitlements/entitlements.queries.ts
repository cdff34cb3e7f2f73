import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { consumptionOf } from "../../rows/consumption.queries.ts";
import type { ConsumptionRow } from "../../rows/consumption.ts";

/** Postgres says who may: the vet on the case and an admin; a stranger learns nothing. */
export const reserveUnit = (trx: Transaction, sessionId: string, type: "chat" | "video"): Promise<ConsumptionRow> =>
  consumptionOf(trx, type === "chat" ? sql`public.fn_reserve_chat(${sessionId})` : sql`public.fn_reserve_video(${sessionId})`);

export const commitUnit = (trx: Transaction, consumptionId: string): Promise<ConsumptionRow> =>
  consumptionOf(trx, sql`public.fn_commit_consumption(${consumptionId})`);

export const releaseUnit = (trx: Transaction, consumptionId: string, reason: string | undefined): Promise<ConsumptionRow> =>
  consumptionOf(trx, sql`public.fn_release_consumption(${consumptionId}, ${reason ?? null})`);
