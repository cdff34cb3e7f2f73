import type Stripe from "stripe";
import { invoiceFacts, type InvoiceFacts } from "./invoice-facts.ts";
import { orGone, PATIENCE } from "./read.ts";

/** The invoice as Stripe has it now, or null when it has none of that id: drafts can be deleted. */
export async function readInvoice(stripe: Stripe, id: string): Promise<InvoiceFacts | null> {
  const invoice = await orGone(stripe.invoices.retrieve(id, {}, PATIENCE));
  return invoice && invoiceFacts(invoice);
}
