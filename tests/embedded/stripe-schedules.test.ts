import { expect, test } from "vitest";
import { clocked, day } from "./stripe-plans.ts";
import { idOf } from "./stripe-stand-in.ts";

/** A downgrade (or any other change) to come at the end of the period. */
async function scheduled(price: "plus" | "family" | "yearly", from: "plus" | "family" | "yearly" = "family") {
  const world = await clocked();
  const { stripe, subscription, item, plans } = world;
  if (from !== "plus")
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item.id, price: plans[from].id }],
      proration_behavior: "none",
    });
  const [now] = (await stripe.subscriptions.retrieve(subscription.id)).items.data;
  const made = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
  const schedule = await stripe.subscriptionSchedules.update(made.id, {
    end_behavior: "release",
    proration_behavior: "none",
    phases: [
      {
        items: [{ price: plans[from].id, quantity: 1 }],
        start_date: now?.current_period_start ?? 0,
        end_date: now?.current_period_end ?? 0,
      },
      { items: [{ price: plans[price].id, quantity: 1 }], proration_behavior: "none" },
    ],
  });
  return { ...world, made, schedule, end: now?.current_period_end ?? 0 };
}

test("a schedule made from a subscription holds its current period, and the subscription knows it", async () => {
  const { stripe, subscription, item, plans, schedule, made, end } = await scheduled("plus");
  expect(made).toMatchObject({
    status: "active",
    end_behavior: "release",
    subscription: subscription.id,
    current_phase: { start_date: item.current_period_start, end_date: end },
  });
  expect(made.phases).toHaveLength(1);
  expect(schedule.phases.map((phase) => [phase.start_date, phase.end_date, phase.items[0]?.price])).toEqual([
    [item.current_period_start, end, plans.family.id],
    [end, end + 28 * day, plans.plus.id],
  ]);
  const now = await stripe.subscriptions.retrieve(subscription.id, { expand: ["schedule"] });
  expect(now.schedule).toMatchObject({ id: schedule.id, object: "subscription_schedule" });
  expect(now.items.data[0]?.price.id).toBe(plans.family.id);
  expect(await stripe.subscriptionSchedules.retrieve(schedule.id)).toMatchObject({ id: schedule.id });
  expect((await stripe.subscriptionSchedules.list({ customer: idOf(subscription.customer) })).data).toHaveLength(1);
  await expect(stripe.subscriptionSchedules.create({ from_subscription: subscription.id })).rejects.toThrow(/already attached/);
});

test("at the phase's start the renewal is at the new price, without proration; after the last phase it is released", async () => {
  const { stripe, subscription, plans, schedule, end, advance } = await scheduled("plus");
  const upcoming = await stripe.invoices.createPreview({ subscription: subscription.id });
  expect([upcoming.total, upcoming.billing_reason]).toEqual([1990, "upcoming"]);
  await advance(end - 60);
  expect((await stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(1);
  await advance(end + 60);
  const now = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] });
  expect(now.items.data[0]).toMatchObject({ price: { id: plans.plus.id }, current_period_start: end });
  expect(now.latest_invoice).toMatchObject({
    total: 1990,
    billing_reason: "subscription_cycle",
    lines: { data: [{ amount: 1990 }] },
  });
  expect(now.schedule).toBe(schedule.id);
  await advance(end + 29 * day);
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ schedule: null, status: "active" });
  expect(await stripe.subscriptionSchedules.retrieve(schedule.id)).toMatchObject({
    status: "released",
    released_subscription: subscription.id,
    subscription: null,
  });
  const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type as string).toReversed();
  expect(types.filter((type) => type.startsWith("subscription_schedule."))).toEqual([
    "subscription_schedule.created",
    "subscription_schedule.updated",
    "subscription_schedule.updated",
    "subscription_schedule.released",
  ]);
});

test("from year to month at the period's end, the month is counted from that day", async () => {
  const { stripe, subscription, plans, end, advance } = await scheduled("plus", "yearly");
  await advance(end + 60);
  const now = await stripe.subscriptions.retrieve(subscription.id);
  const [item] = now.items.data;
  expect(now.billing_cycle_anchor).toBe(end);
  expect(item).toMatchObject({ price: { id: plans.plus.id }, current_period_start: end });
  expect((item?.current_period_end ?? 0) - end).toBe(31 * day);
});

test("while a schedule says what comes, the subscription itself cannot be told otherwise", async () => {
  const { stripe, subscription, item, plans, schedule, start } = await scheduled("plus");
  const { id } = subscription;
  for (const change of [
    { cancel_at_period_end: true },
    { cancel_at: start + day },
    { items: [{ id: item.id, price: plans.plus.id }] },
  ])
    await expect(stripe.subscriptions.update(id, change)).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      message: expect.stringContaining(`managed by the subscription schedule \`${schedule.id}\``),
    });
  expect((await stripe.subscriptions.update(id, { metadata: { seen: "1" } })).metadata).toMatchObject({ seen: "1" });

  const released = await stripe.subscriptionSchedules.release(schedule.id);
  expect(released).toMatchObject({ status: "released", current_phase: null, subscription: null });
  expect(await stripe.subscriptions.update(id, { cancel_at: "min_period_end" })).toMatchObject({
    schedule: null,
    cancel_at: item.current_period_end,
  });
  await expect(stripe.subscriptionSchedules.release(schedule.id)).rejects.toThrow(/`released` status/);
  const [event] = (await stripe.events.list({ type: "customer.subscription.updated", limit: 2 })).data.slice(1);
  expect(event?.data.previous_attributes).toEqual({ schedule: schedule.id });
});

test("canceling either ends both; a schedule that cancels ends the subscription with its last phase", async () => {
  const one = await scheduled("plus");
  expect(await one.stripe.subscriptionSchedules.cancel(one.schedule.id)).toMatchObject({ status: "canceled" });
  expect((await one.stripe.subscriptions.retrieve(one.subscription.id)).status).toBe("canceled");
  const two = await scheduled("plus");
  await two.stripe.subscriptions.cancel(two.subscription.id);
  expect((await two.stripe.subscriptionSchedules.retrieve(two.schedule.id)).status).toBe("canceled");
  const three = await scheduled("plus");
  await three.stripe.subscriptionSchedules.update(three.schedule.id, { end_behavior: "cancel" });
  const last = three.schedule.phases.at(-1)?.end_date ?? 0;
  expect((await three.stripe.subscriptions.retrieve(three.subscription.id)).cancel_at).toBe(last);
  await three.advance(last + 60);
  expect(await three.stripe.subscriptions.retrieve(three.subscription.id)).toMatchObject({ status: "canceled", ended_at: last });
  expect((await three.stripe.subscriptionSchedules.retrieve(three.schedule.id)).status).toBe("completed");
});

test("phases that do not follow each other are refused", async () => {
  const { stripe, plans, schedule, start, end } = await scheduled("plus");
  const phase = (price: string, dates: object) => ({ items: [{ price }], ...dates });
  const update = (...phases: ReturnType<typeof phase>[]) => stripe.subscriptionSchedules.update(schedule.id, { phases });
  const now = phase(plans.family.id, { start_date: start, end_date: end });
  await expect(update(phase(plans.family.id, { start_date: start + day, end_date: end }))).rejects.toMatchObject({
    param: "phases[0][start_date]",
    message: "You can not modify the start date of the current phase.",
  });
  await expect(update(now, phase(plans.plus.id, { start_date: end + day }))).rejects.toMatchObject({
    param: "phases[1][start_date]",
  });
  await expect(update(now, phase(plans.euro.id, {}))).rejects.toMatchObject({ param: "phases[1][items]" });
  await expect(update(now, phase("price_none", {}))).rejects.toMatchObject({ param: "phases[1][items][0][price]" });
});
