import type { Plan } from "@callavet/shared/contract/pricing.ts";
import { asViewer, type Database } from "@callavet/shared/node/database.ts";
import { toPlan } from "./pricing.map.ts";
import { selectActivePlans } from "./pricing.queries.ts";

/** The price list as anybody may see it. */
export const readActivePlans = (db: Database): Promise<Plan[]> =>
  asViewer(db, { role: "anon", claims: { role: "anon" } }, async (trx) => (await selectActivePlans(trx)).map(toPlan));
