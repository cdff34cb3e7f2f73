import { asViewer, asViewerOnce, type Transaction } from "@callavet/shared/node/database.ts";
import type { Person } from "../auth/identity.ts";
import { hasRole, provisionProfile } from "../features/accounts/accounts.queries.ts";
import type { Services } from "../services.ts";
import { refuse } from "./refuse.ts";

/** Runs `work` in one transaction, as one viewer; whatever it throws rolls back. */
export type RunTransaction = <T>(work: (trx: Transaction) => Promise<T>) => Promise<T>;

export function anonymousTransaction({ db }: Services): RunTransaction {
  return (work) => asViewer(db, { role: "anon", claims: { role: "anon" } }, work);
}

/** The same for one statement: fewer round trips. For the calls that are made most. */
export function personStatement(services: Services, person: Person): RunTransaction {
  const { db, provisioned } = services;
  const known = provisioned.get(person.viewer.claims.sub);
  return known ? (work) => asViewerOnce(db, person.viewer, work) : personTransaction(services, person);
}

/** The first call of a person that this process has not seen makes the profile, in the same transaction. */
export function personTransaction({ db, provisioned }: Services, person: Person, role?: "vet" | "admin"): RunTransaction {
  const { viewer } = person;
  return async (work) => {
    if (provisioned.get(viewer.claims.sub) && !role) return asViewer(db, viewer, work);
    const result = await asViewer(db, viewer, async (trx) => {
      if (!provisioned.get(viewer.claims.sub)) await provisionProfile(trx, viewer.claims.email, person.profile);
      if (role && !(await hasRole(trx, role))) throw refuse(403, "forbidden");
      return work(trx);
    });
    provisioned.set(viewer.claims.sub, true);
    return result;
  };
}
