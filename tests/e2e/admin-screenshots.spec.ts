import * as state from "./admin-states.ts";
import { giveAnswers, refused, type Answers } from "./answers.ts";
import { signInAsOperator } from "./admin-kit.ts";
import { expect, expectAccessible, test, type Person } from "./kit.ts";
import { looks, shoot } from "./looks.ts";

/** The operator's pages in every state. */
const press =
  (...testIds: string[]) =>
  async ({ page }: Person) => {
    for (const testId of testIds) await page.getByTestId(testId).first().click();
  };
const one = <T>(item: T) => ({ items: [item], nextCursor: null });
const opened = (path: string, name: string, row: { id: string }, act?: Shot["act"]): Shot => ({
  path: `${path}?open=${row.id}`,
  answers: { [name]: one(row) },
  ...(act && { act }),
});

interface Shot {
  path: string;
  answers: Answers;
  act?: (person: Person) => Promise<void>;
}
const shots: Record<string, Shot> = {
  payments: { path: "payments", answers: { "admin.payments": state.payments } },
  "payments-empty": { path: "payments", answers: { "admin.payments": state.emptyPage } },
  "payments-none": { path: "payments?q=nadie", answers: { "admin.payments": state.emptyPage } },
  "payments-failed": { path: "payments", answers: { "admin.payments": refused("provider_unavailable") } },
  "payment-whole": opened("payments", "admin.payments", state.whole),
  "payment-partly": opened("payments", "admin.payments", state.partly),
  "payment-disputed": opened("payments", "admin.payments", state.disputed),
  "refund-form": opened("payments", "admin.payments", state.whole, press("refund-start", "refund-part", "refund-next")),
  "refund-sure": opened("payments", "admin.payments", state.whole, press("refund-start", "refund-next")),
  "refund-refused": {
    path: `payments?open=${state.whole.id}`,
    answers: { "admin.payments": one(state.whole), "admin.refund": refused("refund_not_possible") },
    act: press("refund-start", "refund-next", "refund-confirm"),
  },
  requests: { path: "refund-requests", answers: { "admin.refundRequests": state.requests } },
  "requests-empty": { path: "refund-requests", answers: { "admin.refundRequests": state.emptyPage } },
  "request-open": opened("refund-requests", "admin.refundRequests", state.open),
  "request-plan": opened("refund-requests", "admin.refundRequests", state.byPlan, press("decision-next")),
  "request-decline": opened("refund-requests", "admin.refundRequests", state.open, press("decision-decline", "decision-next")),
  "request-sure": opened("refund-requests", "admin.refundRequests", state.open, press("decision-next")),
  "request-answered": opened("refund-requests", "admin.refundRequests", state.answered),
  events: { path: "events", answers: { "admin.events": state.events } },
  "event-failed": opened("events", "admin.events", state.failedEvent),
  "health-sound": { path: "health", answers: { "admin.health": state.sound } },
  "health-unwell": { path: "health", answers: { "admin.health": state.unwell } },
  "pricing-synced": { path: "pricing", answers: { "admin.syncPricing": state.synced }, act: press("pricing-sync") },
  owner: { path: `owners/${state.OWNER}`, answers: { "admin.payments": state.payments, "admin.ownerMoney": state.ownerMoney } },
  "owner-grant": {
    path: `owners/${state.OWNER}`,
    answers: { "admin.payments": state.emptyPage, "admin.ownerMoney": state.ownerMoney },
    act: press("grant-start"),
  },
  find: {
    path: "payments",
    answers: { "admin.payments": one(state.partly) },
    act: async ({ page }) => {
      await page.getByTestId("find-open").click();
      await page.getByTestId("find-email").fill(state.partly.stripePaymentIntentId);
      await expect(page.getByTestId("find-payment")).toBeVisible();
    },
  },
};

for (const look of looks)
  test(`operations: ${look.title}`, async ({ person, product }) => {
    test.setTimeout(600_000);
    const who = await person(look);
    await signInAsOperator(who, product);
    for (const [name, { path, answers, act }] of Object.entries(shots)) {
      await giveAnswers(who.page, answers);
      await who.page.goto(`${product.url}/admin/ui/${path}`);
      await expect(who.page.getByRole("heading", { level: 1 })).toBeAttached();
      await expect(who.page.locator(".mantine-Skeleton-root")).toHaveCount(0);
      await act?.(who);
      await expect(who.page.locator(".mantine-Skeleton-root")).toHaveCount(0);
      await shoot(who.page, `admin-${name}-${look.suffix}`);
      await expectAccessible(who.page);
    }
  });
