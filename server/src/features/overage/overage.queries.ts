import type { overageConsumeInput } from "@callavet/shared/contract/overage.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { consumptionOf } from "../../rows/consumption.queries.ts";
import type { ConsumptionRow } from "../../rows/consumption.ts";
import { creditRemaining, creditSelect } from "../../rows/credit.queries.ts";
import type { CreditRow } from "../../rows/credit.ts";
import type { OverageItemRow } from "../../rows/overage-item.ts";
import { beforeCursor, cursorAt } from "../../rows/paging.queries.ts";
import { limitOf, type PageInput } from "../../rows/paging.ts";
import { purchaseColumns, purchaseTables } from "../../rows/purchase.queries.ts";
import type { PurchaseRow } from "../../rows/purchase.ts";

export async function selectItems(trx: Transaction): Promise<OverageItemRow[]> {
  const { rows } = await sql<OverageItemRow>`
    select i.code, i.type, i.name_es, i.name_en, i.units, i.amount, i.currency
    from public.overage_items i where i.active order by i.position, i.code`.execute(trx);
  return rows;
}

/** Credits with something left, in the order of use. */
export async function selectCredits(trx: Transaction, userId: string): Promise<CreditRow[]> {
  const { rows } = await sql<CreditRow>`
    ${creditSelect}
    where c.user_id = ${userId} and ${creditRemaining} > 0 and (c.expires_at is null or c.expires_at > now())
    order by c.expires_at nulls last, c.created_at, c.id
    limit 200`.execute(trx);
  return rows;
}

export type PurchaseListRow = PurchaseRow & { cursor_at: string };

/** Pages that were never opened are no purchases. `limit + 1` rows. */
export async function selectPurchases(trx: Transaction, userId: string, input: PageInput): Promise<PurchaseListRow[]> {
  const { rows } = await sql<PurchaseListRow>`
    select ${purchaseColumns}, ${cursorAt("u")} as cursor_at
    from ${purchaseTables}
    where u.user_id = ${userId} and u.status <> 'creating' and ${beforeCursor("u", input)}
    order by u.created_at desc, u.id desc
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}

export const consumeOverage = (trx: Transaction, input: z.infer<typeof overageConsumeInput>): Promise<ConsumptionRow> =>
  consumptionOf(trx, sql`public.fn_consume_overage(${input.sessionId}, ${input.mode}, ${input.purchaseId ?? null})`);
