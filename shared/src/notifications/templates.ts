import type { Language } from "../contract/common.ts";
import type { Message, Render } from "./message.ts";
import { paymentFailed } from "./payment-failed.ts";
import { purchaseReceipt } from "./purchase-receipt.ts";
import { receipt } from "./receipt.ts";
import { refundDecided, refundMade } from "./refund-mails.ts";
import { sessionStarted } from "./session-started.ts";
import { summaryReady } from "./summary-ready.ts";
import { subscriptionEnded, subscriptionEnding, trialEnding } from "./subscription-mails.ts";

const templates = new Map<string, Render>([
  ["payment_failed", paymentFailed],
  ["purchase_receipt", purchaseReceipt],
  ["receipt", receipt],
  ["refund_decided", refundDecided],
  ["refund_made", refundMade],
  ["session_started", sessionStarted],
  ["subscription_ended", subscriptionEnded],
  ["subscription_ending", subscriptionEnding],
  ["summary_ready", summaryReady],
  ["trial_ending", trialEnding],
]);

/** A notification in words, as a mail or a text message says it; null for a template or data that is not known. */
export function renderNotification(template: string, language: Language, data: unknown): Message | null {
  return templates.get(template)?.(language, data) ?? null;
}
