import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import { creditSelect } from "../../rows/credit.queries.ts";
import type { CreditRow } from "../../rows/credit.ts";
import { invoiceColumns, invoiceTables } from "../../rows/invoice.queries.ts";
import type { InvoiceRow } from "../../rows/invoice.ts";
import { purchaseColumns, purchaseTables } from "../../rows/purchase.queries.ts";
import type { PurchaseRow } from "../../rows/purchase.ts";

const MOST = 50;

/** Used up and expired ones, too: the operator is asked about those. */
export async function selectOwnersCredits(trx: Transaction, userId: string): Promise<CreditRow[]> {
  const { rows } = await sql<CreditRow>`${creditSelect}
    where c.user_id = ${userId} order by c.created_at desc, c.id desc limit ${MOST}`.execute(trx);
  return rows;
}

export async function selectOwnersPurchases(trx: Transaction, userId: string): Promise<PurchaseRow[]> {
  const { rows } = await sql<PurchaseRow>`select ${purchaseColumns} from ${purchaseTables}
    where u.user_id = ${userId} order by u.created_at desc, u.id desc limit ${MOST}`.execute(trx);
  return rows;
}

export async function selectOwnersInvoices(trx: Transaction, userId: string): Promise<InvoiceRow[]> {
  const { rows } = await sql<InvoiceRow>`select ${invoiceColumns} from ${invoiceTables}
    where v.user_id = ${userId} order by v.created_at desc, v.id desc limit ${MOST}`.execute(trx);
  return rows;
}
