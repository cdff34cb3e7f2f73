import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** A person as Stripe's customer: the id is null until there is one. */
export interface BuyerRow {
  stripe_customer_id: string | null;
  email: string;
  full_name: string;
}

/** The columns of `BuyerRow`, from `buyerTables`. */
export const buyerColumns = sql`c.stripe_customer_id, p.email, p.full_name`;

/** The person whose id `user` is a column with, and their customer. */
export const buyerTables = (user: string) => sql`
  join public.profiles p on p.id = ${sql.ref(user)} left join public.stripe_customers c on c.user_id = p.id`;

export async function selectBuyer(trx: Transaction, userId: string): Promise<BuyerRow> {
  const { rows } = await sql<BuyerRow>`
    select ${buyerColumns}
    from public.profiles p left join public.stripe_customers c on c.user_id = p.id
    where p.id = ${userId}`.execute(trx);
  if (!rows[0]) throw new Error("a signed-in person without a profile");
  return rows[0];
}

/** As the service. @returns the customer that is stored, which is another one's when two calls came at once. */
export async function storeCustomer(trx: Transaction, userId: string, stripeCustomerId: string): Promise<string> {
  await trx
    .insertInto("stripe_customers")
    .values({ user_id: userId, stripe_customer_id: stripeCustomerId })
    // Of two calls at once, either of the two unique columns may be what they meet in.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await trx
    .selectFrom("stripe_customers")
    .select("stripe_customer_id")
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return stored.stripe_customer_id;
}
