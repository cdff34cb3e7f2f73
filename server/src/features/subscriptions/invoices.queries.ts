import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { invoiceColumns, invoiceTables } from "../../rows/invoice.queries.ts";
import type { InvoiceRow } from "../../rows/invoice.ts";
import { limitOf, type PageInput } from "../../rows/paging.ts";
import { beforeCursor, cursorAt } from "../../rows/paging.queries.ts";

/** What Stripe still writes on is no invoice yet. `limit + 1` rows. */
export async function selectInvoices(
  trx: Transaction,
  userId: string,
  input: PageInput,
): Promise<(InvoiceRow & { cursor_at: string })[]> {
  const { rows } = await sql<InvoiceRow & { cursor_at: string }>`
    select ${invoiceColumns}, ${cursorAt("v")} as cursor_at
    from ${invoiceTables}
    where v.user_id = ${userId} and v.status <> 'draft' and ${beforeCursor("v", input)}
    order by v.created_at desc, v.id desc
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}
