import { giveAnswers, refused, type Answers } from "./answers.ts";
import { expect, expectAccessible, test, type Person } from "./kit.ts";
import { looks, shoot } from "./looks.ts";
import * as state from "./money-states.ts";

/** Money's pages in every state, also those that take a bank some days. */
const mine = (...items: unknown[]) => ({ items });
const page = (...items: unknown[]) => ({ items, nextCursor: null });
const nothing: Answers = {
  "subscriptions.my": mine(),
  "subscriptions.usage": state.noUsage,
  "overage.credits": state.noCredits,
  "overage.purchases": page(),
  "subscriptions.invoices": page(),
  "refunds.mine": mine(),
};
const ended: Answers = { ...nothing, "chat.history": { items: [], hasMore: false } };
const full: Answers = {
  "subscriptions.my": mine(state.plus),
  "subscriptions.usage": state.usage(),
  "overage.credits": state.credits,
  "overage.purchases": state.purchases,
  "subscriptions.invoices": state.invoices,
  "refunds.mine": mine(state.request),
};
const plan = (subscription: unknown, usage = state.usage()): Answers => ({
  ...nothing,
  "subscriptions.my": mine(subscription),
  "subscriptions.usage": usage,
});
const press =
  (...testIds: string[]) =>
  async ({ page: tab }: Person) => {
    for (const testId of testIds) await tab.getByTestId(testId).first().click();
    await expect(tab.locator(".mantine-Skeleton-root, [data-loading]")).toHaveCount(0);
  };
const room = `/app/consults/${state.CONSULT}`;
const done = `/app/checkout/done?purchase=${state.single.id}`;

interface Shot {
  path: string;
  answers: (text: string) => Answers;
  act?: (person: Person) => Promise<void>;
}
const shots: Record<string, Shot> = {
  "billing-full": { path: "/app/billing", answers: () => full },
  "billing-empty": { path: "/app/billing", answers: () => nothing },
  "billing-ended": { path: "/app/billing", answers: () => ({ ...nothing, "subscriptions.my": mine(state.ended) }) },
  "billing-ending": { path: "/app/billing", answers: () => plan(state.ending) },
  "billing-frozen": { path: "/app/billing", answers: () => plan(state.pastDue, state.usage({ frozen: true })) },
  "billing-next": { path: "/app/billing", answers: () => plan(state.stepsDown) },
  "billing-trial": { path: "/app/billing", answers: () => plan(state.trial) },
  "billing-failed": {
    path: "/app/billing",
    answers: () => Object.fromEntries(Object.keys(nothing).map((name) => [name, refused("forbidden")])),
  },
  "billing-cancel": { path: "/app/billing", answers: () => plan(state.plus), act: press("plan-cancel") },
  "billing-refund": {
    path: "/app/billing",
    answers: () => ({ ...full, "refunds.mine": mine() }),
    act: press("refund-ask"),
  },
  "change-upgrade": {
    path: "/app/plans",
    answers: () => ({ ...plan(state.plus), "subscriptions.previewChange": state.upgrade }),
    act: press("plan-family"),
  },
  "change-downgrade": {
    path: "/app/plans",
    answers: () => ({ ...plan(state.plus), "subscriptions.previewChange": state.downgrade }),
    act: press("plan-basic"),
  },
  "change-declined": {
    path: "/app/plans",
    answers: () => ({
      ...plan(state.plus),
      "subscriptions.previewChange": state.upgrade,
      "subscriptions.changePlan": refused("payment_required"),
    }),
    act: press("plan-family", "change-confirm"),
  },
  "pay-no-plan": {
    path: room,
    answers: (text) => ({ ...nothing, "sessions.get": state.consult("pending_payment", text) }),
  },
  "pay-used-up": {
    path: room,
    answers: (text) => ({ ...plan(state.plus, state.usedUp), "sessions.get": state.consult("pending_payment", text) }),
  },
  "pay-frozen": {
    path: room,
    answers: (text) => ({
      ...plan(state.plus, state.usage({ frozen: true })),
      "sessions.get": state.consult("pending_payment", text),
    }),
  },
  "pay-past-due": {
    path: `${room}?checkout=canceled`,
    answers: (text) => ({ ...plan(state.pastDue), "sessions.get": state.consult("pending_payment", text) }),
  },
  "pay-processing": {
    path: room,
    answers: (text) => ({
      ...nothing,
      "overage.purchases": page(state.processing),
      "sessions.get": state.consult("pending_payment", text),
    }),
  },
  "pay-failed": {
    path: room,
    answers: (text) => ({
      ...nothing,
      "overage.purchases": page(state.failed),
      "sessions.get": state.consult("pending_payment", text),
    }),
  },
  "bought-processing": {
    path: `${done}&session=${state.CONSULT}`,
    answers: (text) => ({
      ...nothing,
      "overage.purchases": page(state.processing),
      "sessions.get": state.consult("pending_payment", text),
    }),
  },
  "bought-failed": {
    path: done,
    answers: () => ({ ...nothing, "overage.purchases": page({ ...state.failed, sessionId: null }) }),
  },
  "bought-credits": {
    path: `/app/checkout/done?purchase=${state.purchase.id}`,
    answers: () => ({ ...nothing, "overage.purchases": page(state.purchase) }),
  },
  "bought-waiting": {
    path: done,
    answers: () => ({ ...nothing, "overage.purchases": page({ ...state.processing, status: "checkout_created" }) }),
  },
  "receipt-purchase": {
    path: room,
    answers: (text) => ({ ...ended, "sessions.get": state.consult("completed", text) }),
    act: press("refund-ask"),
  },
  "receipt-declined": {
    path: room,
    answers: (text) => ({
      ...ended,
      "sessions.get": state.consult("completed", text, {
        paidBy: "credit",
        purchase: null,
        canAskRefund: false,
        request: state.declined,
      }),
    }),
  },
};

for (const look of looks)
  test(`money: ${look.title}`, async ({ person, product }) => {
    test.setTimeout(600_000);
    const ana = product.ready.signIns.find(({ email }) => email.startsWith("ana@"));
    if (!ana) throw new Error("no Ana among the demo sign-ins");
    const owner = await person(look);
    await owner.signIn(ana.email, ana.password, "/app");
    const text =
      look.locale === "es-ES"
        ? "Mi perro comió una media hace dos horas y ahora vomita"
        : "My dog ate a sock two hours ago and is vomiting now";
    for (const [name, { path, answers, act }] of Object.entries(shots)) {
      await giveAnswers(owner.page, answers(text));
      await owner.page.goto(`${product.url}${path}`);
      await owner.page.waitForLoadState("networkidle");
      await act?.(owner);
      await shoot(owner.page, `${name}-${look.suffix}`);
      await expectAccessible(owner.page);
    }
  });
