/** What the model remembers. Times are seconds on a clock that the test moves; `order` numbers things in the order they were made. */
export type Type = "chat" | "video";
export const TYPES: readonly Type[] = ["chat", "video"];
export type Counts = Record<Type, number>;

export interface Plan {
  code: string;
  product: string;
  price: string;
  included: Counts;
}

/** One period of a subscription, as far as we were told of it. */
export interface Period {
  kind: "period";
  subscription: string;
  plan: Plan;
  start: number;
  end: number;
  included: Counts;
  reserved: Counts;
  consumed: Counts;
}

export interface Credit {
  kind: "credit";
  order: number;
  type: Type;
  granted: number;
  reserved: number;
  consumed: number;
  reversed: number;
  expired: number;
  expiresAt: number | null;
  /** Bought by, or compensating for. */
  purchase: Purchase | null;
  compensation: boolean;
  frozen: boolean;
}

export interface Unit {
  id: string;
  order: number;
  session: Session;
  type: Type;
  bucket: Period | Credit;
  /** The purchase that paid for it, when it was drawn for that purchase's own consult. */
  purchase: Purchase | null;
  status: "reserved" | "committed" | "released" | "expired";
  reservedAt: number;
  leaseUntil: number;
}

export interface Session {
  id: string;
  order: number;
  pet: number;
  type: Type;
  status: "pending_payment" | "waiting" | "active" | "completed" | "canceled" | "expired";
  vetMessages: number;
  lastActivity: number;
}

export interface Purchase {
  id: string;
  code: string;
  quantity: number;
  type: Type;
  units: number;
  amount: number;
  session: Session | null;
  status: "creating" | "checkout_created" | "processing" | "paid" | "failed" | "expired";
  expiresAt: number;
  paidAt: number | null;
  fulfilledAs: "session" | "credits" | null;
  refunded: number;
  shortfall: number;
  frozen: boolean;
  compensate: boolean;
}

export interface Known {
  id: string;
  order: number;
  plan: Plan;
  status: string;
  start: number;
  end: number;
  superseded: boolean;
}

export const LIVE = ["pending_payment", "waiting", "active"];
export const givesUnits = (status: string): boolean => ["active", "trialing", "past_due"].includes(status);
export const free = (credit: Credit): number =>
  credit.granted - credit.reserved - credit.consumed - credit.reversed - credit.expired;

/** The settings that the migrations ship. */
export const SECONDS = { waiting: 1800, active: 3600, pending_payment: 86_400, page: 1800, purchased: 31_536_000 };
