import type { Stripe } from "stripe";
import { cardOf } from "../flows/bill.ts";
import { cardRefusal } from "../flows/card-refusal.ts";
import { payInvoice, payOutOfBand } from "../flows/pay-invoice.ts";
import { resolveMethod } from "../flows/save-card.ts";
import { voidByHand } from "../flows/void-by-hand.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, oneOf, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

const listParams = params<Stripe.InvoiceListParams>()({
  ...paging,
  ...created,
  customer: text.optional(),
  subscription: text.optional(),
  status: oneOf("draft", "open", "paid", "uncollectible", "void").optional(),
});
const payParams = params<Stripe.InvoicePayParams>()({
  payment_method: text.optional(),
  off_session: bool.optional(),
  paid_out_of_band: bool.optional(),
});
const paymentListParams = params<Stripe.InvoicePaymentListParams>()({
  ...paging,
  ...created,
  invoice: text.optional(),
  payment: params<Stripe.InvoicePaymentListParams.Payment>()({
    type: oneOf("payment_intent"),
    payment_intent: text.optional(),
  }).optional(),
  status: oneOf("canceled", "open", "paid").optional(),
});

export const invoices = [
  endpoint("GET", "/v1/invoices/:id", params<Stripe.InvoiceRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("invoice", id),
  ),

  endpoint("GET", "/v1/invoices", listParams, ({ world, params: { customer, subscription, status, ...page } }) =>
    world.store.page("invoice", "/v1/invoices", page, {
      "$.customer": customer,
      "$.parent.subscription_details.subscription": subscription,
      "$.status": status,
    }),
  ),

  endpoint("POST", "/v1/invoices/:id/pay", payParams, ({ world, params: given, id }) => {
    const invoice = world.store.get("invoice", id);
    if (invoice.status === "paid") throw invalid("Invoice is already paid");
    const open = stillOpen(invoice, "paid");
    if (given.paid_out_of_band) return payOutOfBand(world, open);
    const method = methodFor(world, open, given.payment_method);
    if (!method)
      throw invalid(
        "There is no `default_payment_method` set on this Customer or Invoice. Please set a default payment method on the customer or the invoice.",
        undefined,
        "invoice_no_payment_method_types",
      );
    const { invoice: tried, decline } = payInvoice(world, open, method);
    // The attempt counts, and its events are sent.
    if (decline) throw cardRefusal(decline, true);
    return tried;
  }),

  endpoint("POST", "/v1/invoices/:id/void", params<Stripe.InvoiceVoidInvoiceParams>()({}), ({ world, id }) =>
    voidByHand(world, stillOpen(world.store.get("invoice", id), "voided")),
  ),

  // None is ever a draft here: each is finalized by the hand that makes it.
  endpoint("POST", "/v1/invoices/:id/finalize", params<Stripe.InvoiceFinalizeInvoiceParams>()({}), ({ world, id }) => {
    world.store.get("invoice", id);
    throw invalid(
      "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
      undefined,
      "invoice_not_editable",
    );
  }),

  endpoint("GET", "/v1/invoice_payments/:id", params<Stripe.InvoicePaymentRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("invoice_payment", id),
  ),

  endpoint("GET", "/v1/invoice_payments", paymentListParams, ({ world, params: { invoice, payment, status, ...page } }) =>
    world.store.page("invoice_payment", "/v1/invoice_payments", page, {
      "$.invoice": invoice,
      "$.payment.payment_intent": payment?.payment_intent,
      "$.status": status,
    }),
  ),
];

function stillOpen(invoice: Of<"invoice">, act: string): Of<"invoice"> {
  if (invoice.status === "open") return invoice;
  throw invalid(`Invoices with status \`${invoice.status}\` cannot be ${act}.`);
}

function methodFor(world: World, invoice: Of<"invoice">, asked: string | undefined): Of<"payment_method"> | undefined {
  const customer = world.store.get("customer", invoice.customer ?? "");
  if (asked) return resolveMethod(world, customer, asked, "payment_method");
  const subscription = invoice.parent?.subscription_details?.subscription;
  return subscription ? cardOf(world, world.store.get("subscription", subscription)) : undefined;
}
