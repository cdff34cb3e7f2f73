import { randomUUID } from "node:crypto";
import type { Row, Who } from "./database.ts";
import type { Plan, Type } from "./state.ts";
import { Stripe } from "./stripe.ts";
import { Told } from "./told.ts";

/** What an operation asks of the database, and what the model makes of it. */
export interface Step {
  who: Who;
  statement: string;
  /** The reason that the database must refuse it with. */
  refuses?: string | null;
  /** Changes the model as the database must have changed; not called when it was refused or undone. */
  apply?: (row: Row) => void;
}

export interface Item {
  code: string;
  type: Type;
  units: number;
  amount: number;
}
/** 999 does not divide by three: a part of the money is then no whole number of units. */
export const ITEMS: readonly Item[] = [
  { code: "model_chat", type: "chat", units: 1, amount: 900 },
  { code: "model_chats", type: "chat", units: 3, amount: 1000 },
  { code: "model_video", type: "video", units: 1, amount: 999 },
];
export const PETS = 4;

/** One sequence's people and things, in the model, at Stripe and in the database. */
export class World {
  readonly model = new Told();
  readonly stripe = new Stripe();
  readonly owner = randomUUID();
  readonly vet = randomUUID();
  readonly admin = randomUUID();
  readonly pets = Array.from({ length: PETS }, () => randomUUID());
  readonly customer = `cus_${this.owner}`;
  readonly plans: Plan[];
  readonly shift: (seconds: number) => string;

  constructor(included: readonly { chat: number; video: number }[], shift: (seconds: number) => string) {
    this.shift = shift;
    this.plans = included.map((units, n) => ({ code: `model_${n}`, product: `prod_${n}`, price: `price_${n}`, included: units }));
  }

  get asOwner(): Who {
    return { user: this.owner };
  }

  /** A moment of the model's clock, in the database's words. */
  at = (moment: number | null): string => (moment === null ? "null" : `now() + interval '${moment - this.model.now} s'`);

  setUp(): string {
    const people = [this.owner, this.vet, this.admin].map((id) => `('${id}', '${id}@model.test')`).join(", ");
    const pets = this.pets.map((id) => `('${id}', '${this.owner}', 'Luna', 'dog')`).join(", ");
    const plans = this.plans
      .map(({ code, product, included }) => `('${code}', '', '', ${included.chat}, ${included.video}, '${product}')`)
      .join(", ");
    return `insert into profiles (id, email) values ${people};
      insert into user_roles (user_id, role) values ('${this.vet}', 'vet'), ('${this.admin}', 'admin');
      insert into vets (id, display_name, licence, country, approved) values ('${this.vet}', 'Vera', 'ES-1', 'ES', true);
      insert into pets (id, owner_id, name, species) values ${pets};
      insert into stripe_customers (user_id, stripe_customer_id) values ('${this.owner}', '${this.customer}');
      insert into subscription_plans (code, name_es, name_en, included_chats, included_videos, stripe_product_id) values ${plans};
      insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount)
        select id, replace(stripe_product_id, 'prod', 'price'), 'usd', 'month', 1000 from subscription_plans where code like 'model\\_%'`;
  }

  converge = (name: string, values: (string | number | boolean | null)[]): string =>
    `select public.fn_converge_${name}(${values.map((each) => each ?? "null").join(", ")}) as outcome`;
}
