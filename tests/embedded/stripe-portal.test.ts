import type { Stripe } from "stripe";
import { expect, test } from "vitest";
import { clocked, clockedCustomer, day } from "./stripe-plans.ts";
import { goodCard, idOf } from "./stripe-stand-in.ts";

const site = "http://site.test/app/plan";

async function portal(options: Partial<Stripe.BillingPortal.SessionCreateParams> = {}) {
  const world = await clocked();
  const session = await world.stripe.billingPortal.sessions.create({
    customer: world.customer.id,
    return_url: site,
    locale: "en",
    ...options,
  });
  return { ...world, session, at: `${session.url}/subscriptions/${world.subscription.id}` };
}

const read = async (url: string) => (await fetch(url)).text();
const send = (url: string, fields: Record<string, string> = {}) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

test("the portal shows the plan, the card and the invoices, in either language, and leads back", async () => {
  const { stripe, session, customer, subscription } = await portal();
  expect(session).toMatchObject({ object: "billing_portal.session", customer: customer.id, return_url: site, flow: null });
  const page = await read(session.url);
  expect(page).toContain("Plan Plus");
  expect(page).toContain("$19.90");
  expect(page).toContain("Renews on February 1, 2027");
  expect(page).toContain("visa ···· 4242");
  expect(page).toContain(`href="/i/${idOf(subscription.latest_invoice)}"`);
  expect(page).toContain(`href="${site}"`);
  const es = await stripe.billingPortal.sessions.create({ customer: customer.id, locale: "es" });
  expect(await read(es.url)).toContain("Cancelar la suscripción");
  expect((await fetch(`${session.url}x`)).status).toBe(404);
  const configurations = await stripe.billingPortal.configurations.list({ is_default: true });
  expect(configurations.data.map(({ id }) => id)).toEqual([session.configuration]);
});

test("a cancellation sets cancel_at alone, and can be taken back", async () => {
  const { stripe, session, subscription, item, at } = await portal();
  expect(await read(`${at}/cancel`)).toContain("February 1, 2027");
  const left = await send(`${at}/cancel`);
  expect(left.status).toBe(303);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    status: "active",
    cancel_at: item.current_period_end,
    cancel_at_period_end: false,
    cancellation_details: { reason: "cancellation_requested" },
  });
  expect(await read(session.url)).toContain("Ends on February 1, 2027");
  await send(`${at}/resume`);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ cancel_at: null, canceled_at: null });
});

test("an upgrade is paid and made now, for the amount that was shown", async () => {
  const { stripe, subscription, plans, at, advance, start } = await portal();
  await advance(start + 10 * day);
  const choices = await read(`${at}/plan`);
  expect(choices).toContain(`data-price="${plans.family.id}"`);
  expect(choices).not.toContain(plans.plus.id);
  expect(choices).not.toContain(plans.euro.id);
  const due = Math.round((3990 * 21) / 31) - Math.round((1990 * 21) / 31);
  expect(await read(`${at}/plan/${plans.family.id}`)).toContain(`$${(due / 100).toFixed(2)}`);
  expect((await send(`${at}/plan/${plans.family.id}`)).status).toBe(303);
  const now = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(now.items.data[0]?.price.id).toBe(plans.family.id);
  expect(now.latest_invoice).toMatchObject({ total: due, status: "paid" });
  // Pressed twice, it is one change.
  await send(`${at}/plan/${plans.family.id}`);
  expect((await stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(2);
});

test("a downgrade waits for the period's end, can be given up, and comes", async () => {
  const { stripe, session, subscription, plans, at, item, advance } = await portal();
  await send(`${at}/plan/${plans.family.id}`);
  expect(await read(`${at}/plan/${plans.plus.id}`)).toContain("Due today: nothing. The change is made on February 1, 2027");
  await send(`${at}/plan/${plans.plus.id}`);
  const waiting = await stripe.subscriptions.retrieve(subscription.id);
  expect(waiting.items.data[0]?.price.id).toBe(plans.family.id);
  expect(waiting.schedule).toMatch(/^sub_sched_/);
  expect(await read(session.url)).toContain("Changes to");
  await send(`${at}/resume`);
  expect((await stripe.subscriptions.retrieve(subscription.id)).schedule).toBeNull();
  await send(`${at}/plan/${plans.plus.id}`);
  await advance(item.current_period_end + 60);
  const now = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(now.items.data[0]?.price.id).toBe(plans.plus.id);
  expect(now.latest_invoice).toMatchObject({ total: 1990 });
});

test("another card is saved and pays from then on; a refused one changes nothing", async () => {
  const { stripe, session, customer, subscription, plans, at } = await portal();
  const before = await stripe.customers.retrieve(customer.id);
  const refused = await send(`${session.url}/card`, { ...goodCard, number: "4000000000000002" });
  expect(refused.status).toBe(402);
  expect(await refused.text()).toContain("The bank declined the card. Nothing was changed.");
  expect((await send(`${session.url}/card`, { ...goodCard, number: "4242424242424241" })).status).toBe(400);
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
    invoice_settings: "invoice_settings" in before ? before.invoice_settings : {},
  });
  // This one can be saved, and is refused when it is charged.
  expect((await send(`${session.url}/card`, { ...goodCard, number: "4000 0000 0000 0341" })).status).toBe(303);
  expect(await read(session.url)).toContain("0341");
  const declined = await send(`${at}/plan/${plans.family.id}`);
  expect(declined.status).toBe(402);
  expect(await declined.text()).toContain("The bank declined the card. Nothing was changed.");
  expect((await stripe.subscriptions.retrieve(subscription.id)).items.data[0]?.price.id).toBe(plans.plus.id);
});

test("a flow opens its own page and leads back; nobody gets at another's subscription", async () => {
  const { stripe, customer, subscription, plans, item, session } = await portal();
  const open = (flow_data: Stripe.BillingPortal.SessionCreateParams.FlowData) =>
    stripe.billingPortal.sessions.create({ customer: customer.id, return_url: site, flow_data });
  const after_completion = { type: "redirect" as const, redirect: { return_url: `${site}?done` } };
  const cancel = await open({
    type: "subscription_cancel",
    subscription_cancel: { subscription: subscription.id },
    after_completion,
  });
  expect((await send(cancel.url)).headers.get("location")).toBe(`${site}?done`);
  expect((await open({ type: "payment_method_update" })).url).toMatch(/\/card$/);
  const confirm = await open({
    type: "subscription_update_confirm",
    subscription_update_confirm: { subscription: subscription.id, items: [{ id: item.id, price: plans.family.id }] },
  });
  expect(await read(confirm.url)).toContain("Plan Family");

  const other = await stripe.customers.create({ payment_method: "pm_card_visa" });
  await expect(
    stripe.billingPortal.sessions.create({
      customer: other.id,
      flow_data: { type: "subscription_cancel", subscription_cancel: { subscription: subscription.id } },
    }),
  ).rejects.toMatchObject({ code: "resource_missing" });
  const theirs = await stripe.billingPortal.sessions.create({ customer: other.id });
  await stripe.subscriptions.update(subscription.id, { cancel_at: "" });
  await send(`${theirs.url}/subscriptions/${subscription.id}/cancel`);
  expect((await stripe.subscriptions.retrieve(subscription.id)).cancel_at).toBeNull();
  const foreign = await fetch(`${session.url}/card`, { method: "POST", headers: { origin: "http://elsewhere.test" } });
  expect(foreign.status).toBe(403);
});

test("a customer without a subscription sees that, and no more", async () => {
  const { stripe, customer } = await clockedCustomer();
  const { url } = await stripe.billingPortal.sessions.create({ customer: customer.id, locale: "en" });
  const page = await read(url);
  expect(page).toContain("You have no subscription at the moment.");
  expect(page).not.toContain('data-testid="cancel"');
});
