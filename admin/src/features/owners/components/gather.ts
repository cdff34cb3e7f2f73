import type { AdminPayment } from "../../payments/api.ts";
import type { AdminSession } from "../../sessions/api.ts";
import type { AdminSubscription } from "../../subscriptions/api.ts";

export interface Found {
  id: string;
  email: string;
  subscriptions: AdminSubscription[];
  sessions: AdminSession[];
  payments: AdminPayment[];
}

/** The rows of all lists, by whose they are. */
export function gather(subscriptions: AdminSubscription[], sessions: AdminSession[], payments: AdminPayment[]): Found[] {
  const people = new Map<string, Found>();
  const person = (id: string, email: string) => {
    const known = people.get(id) ?? { id, email, subscriptions: [], sessions: [], payments: [] };
    people.set(id, known);
    return known;
  };
  for (const row of subscriptions) person(row.userId, row.email).subscriptions.push(row);
  for (const row of sessions) person(row.ownerId, row.ownerEmail).sessions.push(row);
  for (const row of payments) person(row.userId, row.email).payments.push(row);
  return [...people.values()].sort((a, b) => a.email.localeCompare(b.email));
}
