import type { askRefundInput } from "@callavet/shared/contract/billing.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { refundRequestColumns, type RefundRequestRow } from "../../rows/refund-request.ts";

const columns = sql.raw(refundRequestColumns);

export async function requestRefund(trx: Transaction, input: z.infer<typeof askRefundInput>): Promise<RefundRequestRow> {
  const { sessionId = null, purchaseId = null, text } = input;
  const { rows } = await sql<RefundRequestRow>`
    select ${columns} from public.fn_request_refund(${sessionId}, ${purchaseId}, ${text}) q`.execute(trx);
  if (!rows[0]) throw new Error("fn_request_refund gave nothing");
  return rows[0];
}

export async function selectRefundRequests(trx: Transaction, userId: string): Promise<RefundRequestRow[]> {
  const { rows } = await sql<RefundRequestRow>`
    select ${columns} from public.refund_requests q where q.user_id = ${userId}
    order by q.created_at desc, q.id desc limit 100`.execute(trx);
  return rows;
}
