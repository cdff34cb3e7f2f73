import type { CheckoutFacts } from "@callavet/shared/node/billing/checkout-facts.ts";
import type { InvoiceFacts } from "@callavet/shared/node/billing/invoice-facts.ts";
import { lockCustomer } from "@callavet/shared/node/billing/lock-customer.ts";
import type { PaymentFacts } from "@callavet/shared/node/billing/payment-facts.ts";
import { readCheckout } from "@callavet/shared/node/billing/read-checkout.ts";
import { readInvoice } from "@callavet/shared/node/billing/read-invoice.ts";
import { readPayment } from "@callavet/shared/node/billing/read-payment.ts";
import { readSubscription } from "@callavet/shared/node/billing/read-subscription.ts";
import type { SubscriptionFacts } from "@callavet/shared/node/billing/subscription-facts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import type Stripe from "stripe";

type Read<Facts> = (id: string) => Promise<Facts | null>;

/** Reads each object once in a transaction, under the lock of the customer whose it is. */
export interface FreshReader {
  subscription: Read<SubscriptionFacts>;
  invoice: Read<InvoiceFacts>;
  payment: Read<PaymentFacts>;
  checkout: Read<CheckoutFacts>;
}

/** `locked`: the customer whose lock `trx` holds already, as far as the event named one. */
export function freshReader(trx: Transaction, stripe: () => Stripe, locked: string | null): FreshReader {
  const customers = new Set(locked === null ? [] : [locked]);

  function once<Facts extends { customer: string | null }>(
    read: (stripe: Stripe, id: string) => Promise<Facts | null>,
  ): Read<Facts> {
    const known = new Map<string, Promise<Facts | null>>();
    async function fresh(id: string): Promise<Facts | null> {
      const facts = await read(stripe(), id);
      if (!facts || facts.customer === null || customers.has(facts.customer)) return facts;
      // The event did not name the customer: lock the true one, and read again what may have changed meanwhile.
      await lockCustomer(trx, facts.customer);
      customers.add(facts.customer);
      return read(stripe(), id);
    }
    return (id) => {
      const reading = known.get(id) ?? fresh(id);
      known.set(id, reading);
      return reading;
    };
  }

  return {
    subscription: once(readSubscription),
    invoice: once(readInvoice),
    payment: once(readPayment),
    checkout: once(readCheckout),
  };
}
