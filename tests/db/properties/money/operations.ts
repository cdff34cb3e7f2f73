import fc from "fast-check";
import { deliver } from "./deliver.ts";
import { buy, consume, dispute, endRefund, open, pay, refund } from "./purchases.ts";
import { answer, claim, end, finish, reserve, start, sweep } from "./sessions.ts";
import { type Type, TYPES } from "./state.ts";
import type { StripeObject, StripePage } from "./stripe.ts";
import { change, type Change, renew, subscribe } from "./subscriptions.ts";
import { PETS, type Step, type World } from "./world.ts";

/** How we hear of what changed at Stripe: all of it in order or the other way round, twice, the first only, not yet. */
type Hear = "in order" | "backwards" | "twice" | "first" | "later";

/** One operation as data: fast-check prints it, shrinks it and makes it again. */
export type Operation = { crash?: boolean } & (
  | { do: "start"; pet: number; type: Type }
  | { do: "claim" | "answer" | "consult"; pet: number }
  | { do: "end"; pet: number; service: boolean }
  | { do: "reserve"; pet: number; type: Type }
  | { do: "finish"; which: number; status: "committed" | "released" }
  | { do: "sweep" }
  | { do: "wait"; seconds: number }
  | { do: "grant"; type: Type; units: number; days: number | null }
  | { do: "subscribe"; plan: number; trial: boolean; hear: Hear }
  | { do: "renew"; which: number; hear: Hear }
  | { do: "change"; which: number; what: Change; hear: Hear }
  | { do: "buy"; item: number; quantity: number; pet: number | null; pay: StripePage["state"]; hear: Hear }
  | { do: "pay"; which: number; state: StripePage["state"]; hear: Hear }
  | { do: "refund"; which: number; share: number; status: "succeeded" | "pending"; compensate: boolean; hear: Hear }
  | { do: "refund ends"; which: number; status: "succeeded" | "failed"; hear: Hear }
  | { do: "dispute"; which: number; status: string; hear: Hear }
  | { do: "consume"; pet: number; mode: "purchase" | "credit" }
  | { do: "deliver"; which: number }
);

const pet = fc.nat(PETS - 1);
const type = fc.constantFrom(...TYPES);
const which = fc.nat(5);
const hear = fc.constantFrom<Hear>("in order", "in order", "backwards", "twice", "first", "later");
const one = <T extends Operation["do"]>(name: T) => fc.constant(name);
const changes: Change[] = [
  "upgrade",
  "upgrade",
  "downgrade",
  "downgrade",
  "cancel",
  "resume",
  "end",
  "past_due",
  "unpaid",
  "paused",
  "active",
  "hibernating",
];
const pages: StripePage["state"][] = ["paid", "paid", "paid", "processing", "failed", "expired"];
/** Seconds: a little, past a page, past a lease, a day, past a trial, past a period, past what was bought. None is a whole number of months. */
const waits = [61, 1801, 3601, 90_001, 1_296_011, 2_592_101, 31_536_001];

const weighted: [number, fc.Arbitrary<Operation>][] = [
  [6, fc.record({ do: one("start"), pet, type })],
  [4, fc.record({ do: one("consult"), pet })],
  [1, fc.record({ do: one("claim"), pet })],
  [1, fc.record({ do: one("answer"), pet })],
  [3, fc.record({ do: one("end"), pet, service: fc.boolean() })],
  [1, fc.record({ do: one("reserve"), pet, type })],
  [1, fc.record({ do: one("finish"), which, status: fc.constantFrom("committed", "released") })],
  [1, fc.record({ do: one("sweep") })],
  [1, fc.record({ do: one("wait"), seconds: fc.constantFrom(...waits) })],
  [1, fc.record({ do: one("grant"), type, units: fc.integer({ min: 1, max: 2 }), days: fc.constantFrom(null, 5, 400) })],
  [2, fc.record({ do: one("subscribe"), plan: fc.nat(1), trial: fc.boolean(), hear })],
  [2, fc.record({ do: one("renew"), which, hear })],
  [3, fc.record({ do: one("change"), which, what: fc.constantFrom(...changes), hear })],
  [
    5,
    fc.record({
      do: one("buy"),
      item: fc.nat(2),
      quantity: fc.constantFrom(1, 1, 2),
      pet: fc.option(pet, { nil: null }),
      pay: fc.constantFrom("open", ...pages),
      hear,
    }),
  ],
  [2, fc.record({ do: one("pay"), which, state: fc.constantFrom(...pages), hear })],
  [
    4,
    fc.record({
      do: one("refund"),
      which,
      share: fc.constantFrom(1, 1, 0.34, 0.5),
      status: fc.constantFrom("succeeded", "succeeded", "pending"),
      compensate: fc.boolean(),
      hear,
    }),
  ],
  [2, fc.record({ do: one("refund ends"), which, status: fc.constantFrom("succeeded", "failed"), hear })],
  [3, fc.record({ do: one("dispute"), which, status: fc.constantFrom("needs_response", "under_review", "won", "lost"), hear })],
  [1, fc.record({ do: one("consume"), pet, mode: fc.constantFrom("purchase", "credit") })],
  [3, fc.record({ do: one("deliver"), which: fc.nat(30) })],
];

export const operation: fc.Arbitrary<Operation> = fc
  .tuple(fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary }))), fc.nat(14))
  // One in fifteen is undone in the middle.
  .map(([each, n]) => (n === 0 ? { ...each, crash: true } : each));

/** The calls that an operation makes, one after the other; each is made once the one before has been applied. */
export function* steps(world: World, operation: Operation): Generator<Step | null> {
  const { model } = world;
  switch (operation.do) {
    case "start":
      return yield start(world, operation.pet, operation.type);
    case "claim":
      return yield claim(world, operation.pet);
    case "answer":
      return yield answer(world, operation.pet);
    case "consult":
      yield claim(world, operation.pet);
      return yield answer(world, operation.pet);
    case "end":
      return yield end(world, operation.pet, operation.service);
    case "reserve":
      return yield reserve(world, operation.pet, operation.type);
    case "finish":
      return yield finish(world, operation.which, operation.status);
    case "sweep":
      return yield sweep(world);
    case "wait":
      return yield wait(world, operation.seconds);
    case "grant":
      return yield grant(world, operation);
    case "consume":
      return yield consume(world, operation.pet, operation.mode);
    case "subscribe":
      return yield* told(world, subscribe(world, operation.plan, operation.trial), operation.hear);
    case "renew": {
      const renewal = renew(world, operation.which);
      if (!renewal) return;
      if (renewal.wait > 0) yield wait(world, renewal.wait);
      return yield* told(world, renewal.happen(), operation.hear);
    }
    case "change":
      return yield* told(world, change(world, operation.which, operation.what), operation.hear);
    case "buy": {
      const before = model.purchases.length;
      yield buy(world, operation.item, operation.quantity, operation.pet);
      if (model.purchases.length === before) return;
      yield open(world, 0);
      const last = world.stripe.all("page").filter((each) => ["open", "processing"].includes(each.state)).length - 1;
      if (last < 0 || operation.pay === "open") return;
      return yield* told(world, pay(world, last, operation.pay), operation.hear);
    }
    case "pay":
      return yield* told(world, pay(world, operation.which, operation.state), operation.hear);
    case "refund":
      return yield* told(
        world,
        refund(world, operation.which, operation.share, operation.status, operation.compensate),
        operation.hear,
      );
    case "refund ends":
      return yield* told(world, endRefund(world, operation.which, operation.status), operation.hear);
    case "dispute":
      return yield* told(world, dispute(world, operation.which, operation.status), operation.hear);
    case "deliver": {
      const { objects } = world.stripe;
      const object = objects[operation.which % Math.max(1, objects.length)];
      return yield object ? deliver(world, object) : null;
    }
  }
}

function* told(world: World, changed: StripeObject[], how: Hear): Generator<Step> {
  const objects = {
    "in order": changed,
    backwards: changed.toReversed(),
    twice: [...changed, ...changed],
    first: changed.slice(0, 1),
    later: [],
  }[how];
  for (const each of objects) yield deliver(world, each);
}

function wait(world: World, seconds: number): Step {
  // The schema's owner moves time.
  return { who: "owner", statement: world.shift(seconds), apply: () => void (world.model.now += seconds) };
}

function grant(world: World, { type: of, units, days }: { type: Type; units: number; days: number | null }): Step {
  const { model, owner } = world;
  const expires = days === null ? null : model.now + days * 86_400;
  return {
    who: "service",
    statement: `select id from fn_grant_credit('${owner}', '${of}', ${units}, 'goodwill', ${world.at(expires)})`,
    apply() {
      model.credits.push(model.credit(of, units, expires));
      model.resume();
    },
  };
}
