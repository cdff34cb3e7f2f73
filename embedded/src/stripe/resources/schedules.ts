import type { Stripe } from "stripe";
import { cancelSchedule } from "../flows/close-schedule.ts";
import { endSubscription } from "../flows/end-subscription.ts";
import { recurringPrice } from "../flows/plan-change.ts";
import { periodEnd, recurringOf } from "../flows/period.ts";
import { reschedule } from "../flows/reschedule.ts";
import { releaseSchedule, scheduleFrom } from "../flows/schedules.ts";
import { type Phase, phaseObject } from "../objects/subscription-schedule.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { nameOf } from "../wire/form.ts";
import { mergeMetadata } from "../wire/metadata.ts";
import { created, paging } from "../wire/paging.ts";
import { bool, integer, list, metadata, oneOf, pairs, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { trialEnd } from "./subscription-params.ts";

type Update = Stripe.SubscriptionScheduleUpdateParams;
const BASE = "/v1/subscription_schedules";
const behavior = oneOf("always_invoice", "create_prorations", "none");

const phaseParams = params<Stripe.SubscriptionScheduleUpdateParams.Phase>()({
  items: list(params<Stripe.SubscriptionScheduleUpdateParams.Phase.Item>()({ price: text, quantity: integer.optional() })),
  start_date: trialEnd.optional(),
  end_date: trialEnd.optional(),
  duration: params<Stripe.SubscriptionScheduleUpdateParams.Phase.Duration>()({
    interval: oneOf("day", "month", "week", "year"),
    interval_count: integer.optional(),
  }).optional(),
  proration_behavior: behavior.optional(),
  trial_end: trialEnd.optional(),
  metadata: pairs.optional(),
});
type PhaseGiven = ReturnType<typeof phaseParams.parse>;

const createParams = params<Stripe.SubscriptionScheduleCreateParams>()({ from_subscription: text });
const updateParams = params<Update>()({
  phases: list(phaseParams).optional(),
  end_behavior: oneOf("cancel", "release").optional(),
  proration_behavior: behavior.optional(),
  metadata: metadata.optional(),
});
const listParams = params<Stripe.SubscriptionScheduleListParams>()({ ...paging, ...created, customer: text.optional() });

export const schedules = [
  // A schedule that begins with a subscription of its own is not needed here: each continues one that runs.
  endpoint("POST", BASE, createParams, ({ world, params: given }) =>
    scheduleFrom(world, world.store.get("subscription", given.from_subscription, "from_subscription")),
  ),

  endpoint("GET", `${BASE}/:id`, params<Stripe.SubscriptionScheduleRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("subscription_schedule", id),
  ),

  endpoint("GET", BASE, listParams, ({ world, params: { customer, ...page } }) =>
    world.store.page("subscription_schedule", BASE, page, { "$.customer": customer }),
  ),

  endpoint("POST", `${BASE}/:id`, updateParams, ({ world, params: given, id }) => {
    const current = running(world, id, "update");
    return reschedule(
      world,
      current,
      {
        ...current,
        end_behavior: given.end_behavior ?? current.end_behavior,
        metadata: mergeMetadata(current.metadata ?? {}, given.metadata),
        phases: given.phases ? phasesOf(world, current, given.phases) : current.phases,
      },
      given.proration_behavior ?? "create_prorations",
    );
  }),

  endpoint(
    "POST",
    `${BASE}/:id/release`,
    params<Stripe.SubscriptionScheduleReleaseParams>()({ preserve_cancel_date: bool.optional() }),
    ({ world, params: given, id }) => releaseSchedule(world, running(world, id, "release"), given.preserve_cancel_date),
  ),

  endpoint(
    "POST",
    `${BASE}/:id/cancel`,
    params<Stripe.SubscriptionScheduleCancelParams>()({ invoice_now: bool.optional(), prorate: bool.optional() }),
    ({ world, id }) => {
      const current = running(world, id, "cancel");
      const subscription = current.subscription ? world.store.get("subscription", current.subscription) : null;
      if (!subscription) return cancelSchedule(world, current);
      endSubscription(world, subscription);
      return world.store.get("subscription_schedule", id);
    },
  ),
];

function running(world: World, id: string, act: string): Of<"subscription_schedule"> {
  const schedule = world.store.get("subscription_schedule", id);
  if (schedule.status === "active" || schedule.status === "not_started") return schedule;
  throw invalid(
    `You cannot ${act} a subscription schedule that is currently in the \`${schedule.status}\` status. It must be in the \`not_started\` or \`active\` status.`,
  );
}

/** Each begins where the one before it ends; the one that runs keeps its start. */
function phasesOf(world: World, schedule: Of<"subscription_schedule">, given: PhaseGiven[]): Phase[] {
  const now = world.now(schedule.customer);
  const runs = schedule.current_phase;
  const currency = schedule.phases[0]?.currency ?? "usd";
  // What runs may go on at a price that is no longer sold.
  const known = new Set(schedule.phases.flatMap((phase) => phase.items.map(({ price }) => price)));
  const phases: Phase[] = [];
  for (const [index, wanted] of given.entries()) {
    const at = (key: string) => nameOf(["phases", index, key]);
    const before = phases.at(-1);
    const start = (wanted.start_date === "now" ? now : wanted.start_date) ?? before?.end_date ?? runs?.start_date ?? now;
    if (before && start !== before.end_date)
      throw invalid("The start date of a phase must be the end date of the phase before it.", at("start_date"));
    if (!before && runs && start !== runs.start_date)
      throw invalid("You can not modify the start date of the current phase.", at("start_date"));
    const items = wanted.items.map(({ price: id, quantity = 1 }, place) => ({
      price: known.has(id)
        ? world.store.get("price", id)
        : recurringPrice(world, id, nameOf(["phases", index, "items", place, "price"])),
      quantity,
    }));
    const [first] = items;
    if (!first) throw invalid("A phase needs at least one item.", at("items"), "parameter_missing");
    if (items.some(({ price }) => price.currency !== currency))
      throw invalid(`All prices of this schedule must be in \`${currency}\`.`, at("items"));
    if (wanted.end_date !== undefined && wanted.duration)
      throw invalid("You may only specify one of these parameters: end_date, duration.", at("end_date"));
    const length = wanted.duration
      ? { interval: wanted.duration.interval, interval_count: wanted.duration.interval_count ?? 1 }
      : recurringOf(first.price);
    if (wanted.end_date === undefined && !wanted.duration && index < given.length - 1)
      throw invalid("You must specify `end_date` or `duration` for each phase but the last.", at("end_date"));
    const end = (wanted.end_date === "now" ? now : wanted.end_date) ?? periodEnd(start, length, start);
    if (end <= start) throw invalid("The end date of a phase must be after its start date.", at("end_date"));
    const trial = wanted.trial_end === "now" ? null : (wanted.trial_end ?? null);
    if (trial !== null && (trial <= start || trial > end))
      throw invalid("The trial end of a phase must lie within the phase.", at("trial_end"));
    phases.push(
      phaseObject({
        items: items.map(({ price, quantity }) => ({ price: price.id, quantity })),
        currency,
        start,
        end,
        prorationBehavior: wanted.proration_behavior ?? "create_prorations",
        metadata: wanted.metadata ?? {},
        trialEnd: trial,
      }),
    );
  }
  if (phases.length === 0) throw invalid("A schedule needs at least one phase.", "phases", "parameter_missing");
  if ((phases.at(-1)?.end_date ?? 0) <= now) throw invalid("The last phase of a schedule must end in the future.", "phases");
  return phases;
}
