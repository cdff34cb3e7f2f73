import { PLACE } from "../address.ts";
import { wireList } from "../wire/paging.ts";
import type { Of } from "../wire/stored.ts";
import type { Line, Off } from "./invoice-line.ts";

type Invoice = Of<"invoice">;

interface Given {
  id: string;
  number: string;
  customer: Of<"customer">;
  subscription: Of<"subscription">;
  reason: Invoice["billing_reason"];
  lines: Line[];
  discounts: string[];
  now: number;
}

/** A finalized invoice that waits for its payment; `settle` says what became of it. */
export function invoiceObject({ id, number, customer, subscription, reason, lines, discounts, now }: Given): Invoice {
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const offs = lines.flatMap((line) => line.discount_amounts ?? []);
  const total = subtotal - offs.reduce((sum, { amount }) => sum + amount, 0);
  // What the customer has to their credit (a negative balance) pays first; a negative total adds to it.
  const due = Math.max(0, total + customer.balance);
  return {
    id,
    object: "invoice",
    account_country: "US",
    account_name: "Call-a-Vet",
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: false,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: "charge_automatically",
    created: now,
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts,
    due_date: null,
    effective_at: now,
    ending_balance: Math.min(0, total + customer.balance),
    footer: null,
    from_invoice: null,
    hosted_invoice_url: `${PLACE}/i/${id}`,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: wireList(`/v1/invoices/${id}/lines`, lines),
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: "subscription_details",
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: now,
    period_start: now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: "open",
    status_transitions: { finalized_at: now, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: subscription.test_clock,
    total,
    total_discount_amounts: summed(offs),
    total_excluding_tax: total,
    total_pretax_credit_amounts: summed(offs).map((each) => ({ ...each, type: "discount" })),
    total_taxes: [],
    webhooks_delivered_at: now,
  };
}

function summed(offs: readonly Off[]): Off[] {
  const sums = new Map<string, number>();
  for (const { discount, amount } of offs) sums.set(discount, (sums.get(discount) ?? 0) + amount);
  return [...sums].map(([discount, amount]) => ({ discount, amount }));
}
