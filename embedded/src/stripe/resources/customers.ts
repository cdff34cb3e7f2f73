import type { Stripe } from "stripe";
import { resolveMethod } from "../flows/save-card.ts";
import { customerObject } from "../objects/customer.ts";
import { differences } from "../wire/differences.ts";
import { endpoint } from "../wire/endpoint.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { list, metadata, params, text, unsettable } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

const described = {
  email: unsettable.optional(),
  name: unsettable.optional(),
  phone: unsettable.optional(),
  description: unsettable.optional(),
  preferred_locales: list(text).optional(),
  metadata: metadata.optional(),
  invoice_settings: params<Stripe.CustomerCreateParams.InvoiceSettings>()({ default_payment_method: text.optional() }).optional(),
};
const createParams = params<Stripe.CustomerCreateParams>()({
  ...described,
  payment_method: text.optional(),
  test_clock: text.optional(),
});
const updateParams = params<Stripe.CustomerUpdateParams>()(described);
const listParams = params<Stripe.CustomerListParams>()({
  ...paging,
  ...created,
  email: text.optional(),
  test_clock: text.optional(),
});

export const customers = [
  endpoint("POST", "/v1/customers", createParams, ({ world, params: given }) => {
    if (given.test_clock) world.store.get("test_helpers.test_clock", given.test_clock, "test_clock");
    const clock = given.test_clock ? world.store.get("test_helpers.test_clock", given.test_clock).frozen_time : world.now();
    const made = world.store.put(
      customerObject(
        { ...textsOf(given), metadata: mergeMetadata({}, given.metadata), test_clock: given.test_clock ?? null },
        clock,
      ),
    );
    const customer = withCard(
      world,
      made,
      given.invoice_settings?.default_payment_method ?? given.payment_method,
      Boolean(given.invoice_settings),
    );
    world.emit("customer.created", customer);
    return customer;
  }),

  endpoint("GET", "/v1/customers/:id", params<Stripe.CustomerRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("customer", id),
  ),

  endpoint("POST", "/v1/customers/:id", updateParams, ({ world, params: given, id }) => {
    const current = world.store.get("customer", id);
    const changed = world.store.put({ ...current, ...textsOf(given), metadata: mergeMetadata(current.metadata, given.metadata) });
    const customer = withCard(world, changed, given.invoice_settings?.default_payment_method, true);
    world.emit("customer.updated", customer, differences(current, customer));
    return customer;
  }),

  endpoint("GET", "/v1/customers", listParams, ({ world, params: { email, test_clock, ...page } }) =>
    world.store.page("customer", "/v1/customers", page, { "$.email": email, "$.test_clock": test_clock }),
  ),
];

type Texts = { [K in "email" | "name" | "phone" | "description"]?: string | undefined } & {
  preferred_locales?: string[] | undefined;
};

/** Only what was given, with an empty text as null. */
function textsOf(given: Texts): Partial<Pick<Of<"customer">, "email" | "name" | "phone" | "description" | "preferred_locales">> {
  const { email, name, phone, description, preferred_locales } = given;
  const texts = Object.entries({ email, name, phone, description }).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(texts.map(([key, value]) => [key, value || null])),
    ...(preferred_locales ? { preferred_locales } : {}),
  };
}

function withCard(world: World, customer: Of<"customer">, method: string | undefined, asDefault: boolean): Of<"customer"> {
  if (!method) return customer;
  const saved = resolveMethod(world, customer, method, "payment_method");
  if (!asDefault) return customer;
  return world.store.put({ ...customer, invoice_settings: { ...customer.invoice_settings, default_payment_method: saved.id } });
}
