import type { grantCreditInput } from "@callavet/shared/contract/billing.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";

/** @returns the credit's id: the same for the same requestId. */
export async function grantUnits(trx: Transaction, input: z.infer<typeof grantCreditInput>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from public.fn_grant_credit(
      p_user => ${input.userId}, p_type => ${input.type}, p_units => ${input.units}, p_origin => 'goodwill',
      p_expires_at => ${input.expiresAt ?? null}::timestamptz, p_note => ${input.note ?? ""}, p_request => ${input.requestId}::uuid
    )`.execute(trx);
  if (!rows[0]) throw new Error("fn_grant_credit gave nothing");
  return rows[0].id;
}
