import { adminSession, type sessionListItem } from "@callavet/shared/contract/sessions.ts";
import type { adminPlan } from "@callavet/shared/contract/pricing.ts";
import type { adminSubscription } from "@callavet/shared/contract/subscriptions.ts";
import type { z } from "zod";
import { toPlanFacts } from "../../rows/plan.ts";
import { toSession } from "../../rows/session.ts";
import { toSubscription } from "../../rows/subscription.ts";
import type { AdminPlanRow } from "./pricing.queries.ts";
import type { AdminSessionRow } from "./sessions.queries.ts";
import type { AdminSubscriptionRow } from "./subscriptions.queries.ts";

const { paidBy } = adminSession.shape;

export function toAdminPlan(row: AdminPlanRow): z.infer<typeof adminPlan> {
  return {
    ...toPlanFacts(row),
    active: row.active,
    stripeProductId: row.stripe_product_id,
    liveSubscriptions: row.live_subscriptions,
    prices: row.prices,
  };
}

export function toAdminSession(row: AdminSessionRow): z.infer<typeof adminSession> {
  const item: Omit<z.infer<typeof sessionListItem>, "care"> = {
    ...toSession(row),
    petName: row.pet_name,
    petSpecies: row.pet_species,
    vetName: row.vet_name,
  };
  return { ...item, ownerEmail: row.owner_email, paidBy: paidBy.parse(row.paid_by) };
}

export function toAdminSubscription(row: AdminSubscriptionRow): z.infer<typeof adminSubscription> {
  return { ...toSubscription(row), userId: row.user_id, email: row.email, stripeSubscriptionId: row.stripe_subscription_id };
}
