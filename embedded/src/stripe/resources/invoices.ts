import type { Stripe } from "stripe";
import { endpoint } from "../wire/endpoint.ts";
import { created, paging } from "../wire/paging.ts";
import { oneOf, params, text } from "../wire/params.ts";

const listParams = params<Stripe.InvoiceListParams>()({
  ...paging,
  ...created,
  customer: text.optional(),
  subscription: text.optional(),
  status: oneOf("draft", "open", "paid", "uncollectible", "void").optional(),
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
