import type { RefundRequest } from "@callavet/shared/contract/billing.ts";
import type { Usage } from "@callavet/shared/contract/entitlements.ts";
import type { Credit, Purchase } from "@callavet/shared/contract/overage.ts";
import type { Receipt, SessionDetail } from "@callavet/shared/contract/sessions.ts";
import type { ChangePreview, Invoice, Subscription } from "@callavet/shared/contract/subscriptions.ts";

/** Money in every state that the pages tell apart, as the server would say it. */
export const id = (n: number): string => `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`;
const START = "2026-11-03T09:12:00.000Z";
const END = "2026-12-03T09:12:00.000Z";

export const plus: Subscription = {
  id: id(1),
  planCode: "plus",
  planName: { es: "Plus", en: "Plus" },
  status: "active",
  live: true,
  currentPeriodStart: START,
  currentPeriodEnd: END,
  cancelAt: null,
  endedAt: null,
  trialEnd: null,
  superseded: false,
  next: null,
  stub: false,
  amount: 1790,
  currency: "eur",
  interval: "month",
  createdAt: START,
};
export const ending: Subscription = { ...plus, cancelAt: END };
export const pastDue: Subscription = { ...plus, status: "past_due" };
export const trial: Subscription = { ...plus, status: "trialing", trialEnd: END };
export const ended: Subscription = { ...plus, status: "canceled", live: false, endedAt: START };
export const stepsDown: Subscription = {
  ...plus,
  next: { planCode: "basic", planName: { es: "Básico", en: "Basic" }, amount: 890, at: END },
};

const units = (included: number, consumed: number, more: Partial<Usage["chat"]> = {}): Usage["chat"] => ({
  included,
  consumed,
  reserved: 0,
  remaining: included - consumed,
  credits: 0,
  overage: 0,
  ...more,
});
export const usage = (over: Partial<Usage> = {}): Usage => ({
  planCode: "plus",
  subscriptionId: plus.id,
  status: "active",
  periodStart: START,
  periodEnd: END,
  frozen: false,
  chat: units(5, 3, { reserved: 1, remaining: 1, credits: 2, overage: 1 }),
  video: units(2, 0),
  ...over,
});
export const usedUp = usage({ chat: units(5, 5) });
export const noUsage: Usage = {
  ...usage({ chat: units(0, 0), video: units(0, 0) }),
  planCode: null,
  subscriptionId: null,
  status: null,
  periodStart: null,
  periodEnd: null,
};

const credit: Credit = {
  id: id(20),
  type: "chat",
  origin: "purchase",
  granted: 3,
  remaining: 2,
  reserved: 1,
  consumed: 0,
  expiresAt: "2027-11-19T00:00:00.000Z",
  frozen: false,
  purchaseId: id(30),
  createdAt: START,
};
export const credits = {
  items: [
    credit,
    { ...credit, id: id(21), origin: "goodwill", remaining: 1, reserved: 0, expiresAt: null, purchaseId: null },
    { ...credit, id: id(22), type: "video", remaining: 1, reserved: 0, frozen: true },
  ] satisfies Credit[],
  chat: 3,
  video: 0,
};
export const noCredits = { items: [], chat: 0, video: 0 };

export const purchase: Purchase = {
  id: id(30),
  code: "chat_unit",
  name: { es: "Una consulta por chat", en: "One chat consult" },
  type: "chat",
  quantity: 3,
  units: 3,
  amount: 2370,
  currency: "usd",
  status: "paid",
  sessionId: null,
  fulfilledAs: "credits",
  refundedAmount: 0,
  frozen: false,
  receiptUrl: "https://pay.stripe.test/receipts/1",
  canAskRefund: true,
  paidAt: "2026-11-19T21:40:00.000Z",
  createdAt: "2026-11-19T21:39:00.000Z",
};
export const CONSULT = id(40);
export const single: Purchase = {
  ...purchase,
  id: id(31),
  quantity: 1,
  units: 1,
  amount: 790,
  sessionId: CONSULT,
  fulfilledAs: "session",
};
const video: Purchase = { ...single, id: id(32), code: "video_unit", type: "video", amount: 1490, sessionId: null };
export const processing: Purchase = {
  ...single,
  status: "processing",
  fulfilledAs: null,
  paidAt: null,
  receiptUrl: null,
  canAskRefund: false,
};
export const failed: Purchase = { ...processing, status: "failed" };
export const purchases = {
  items: [
    purchase,
    { ...single, refundedAmount: 790, canAskRefund: false },
    { ...purchase, id: id(33), refundedAmount: 790, frozen: true },
    { ...video, status: "processing", fulfilledAs: null, receiptUrl: null, canAskRefund: false },
    { ...video, id: id(34), status: "failed", fulfilledAs: null, receiptUrl: null, canAskRefund: false },
  ] satisfies Purchase[],
  nextCursor: null,
};

const paidInvoice: Invoice = {
  id: id(50),
  number: "CAV-2026-0143",
  status: "paid",
  total: 1790,
  amountPaid: 1790,
  refundedAmount: 0,
  currency: "eur",
  planName: { es: "Plus", en: "Plus" },
  periodStart: START,
  periodEnd: END,
  hostedUrl: "https://invoice.stripe.test/1",
  pdfUrl: "https://invoice.stripe.test/1.pdf",
  createdAt: START,
};
export const invoices = {
  items: [
    { ...paidInvoice, id: id(51), number: "CAV-2026-0171", status: "open", amountPaid: 0 },
    paidInvoice,
    { ...paidInvoice, id: id(52), number: "CAV-2026-0102", refundedAmount: 600 },
  ] satisfies Invoice[],
  nextCursor: null,
};

export const request: RefundRequest = {
  id: id(60),
  sessionId: null,
  purchaseId: purchase.id,
  text: "…",
  status: "open",
  answer: "",
  createdAt: "2026-11-20T08:00:00.000Z",
  decidedAt: null,
};
const answer = "La veterinaria le respondió en tres minutos y le dijo qué hacer, así que la consulta cuenta.";
export const declined: RefundRequest = { ...request, sessionId: CONSULT, purchaseId: null, status: "declined", answer };

export const upgrade: ChangePreview = {
  planCode: "family",
  direction: "upgrade",
  takesEffect: "now",
  at: END,
  currency: "eur",
  amountDue: 1240,
  credit: 618,
  amount: 3590,
  interval: "month",
  prorationDate: 1_795_000_000,
};
export const downgrade: ChangePreview = {
  ...upgrade,
  planCode: "basic",
  direction: "downgrade",
  takesEffect: "period_end",
  amountDue: 0,
  credit: 0,
  amount: 890,
  prorationDate: null,
};

const receipt: Receipt = {
  paidBy: "purchase",
  planCode: null,
  planName: null,
  type: "chat",
  units: 1,
  periodEnd: null,
  remaining: null,
  purchase: single,
  canAskRefund: true,
  request: null,
};

/** A consult as its owner sees it, in the given state. */
export function consult(status: "pending_payment" | "completed", text: string, more: Partial<Receipt> = {}): SessionDetail {
  return {
    session: {
      id: CONSULT,
      ownerId: id(41),
      vetId: null,
      petId: null,
      type: "chat",
      status,
      text,
      urgency: "urgent",
      redFlags: ["foreign_body"],
      language: "es",
      lastSeq: 0,
      ownerReadSeq: 0,
      vetReadSeq: 0,
      endedBy: status === "completed" ? "vet" : null,
      endReason: null,
      createdAt: START,
      queuedAt: null,
      claimedAt: null,
      endedAt: status === "completed" ? START : null,
    },
    role: "owner",
    ownerName: "Ana",
    pet: null,
    vet: null,
    history: [],
    ahead: null,
    receipt: status === "completed" ? { ...receipt, ...more } : null,
  };
}
