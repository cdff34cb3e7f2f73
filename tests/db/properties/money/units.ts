import {
  type Credit,
  free,
  givesUnits,
  type Known,
  LIVE,
  type Period,
  type Purchase,
  SECONDS,
  type Session,
  type Type,
  type Unit,
} from "./state.ts";

/** Who owns units, and what becomes of one: buckets in their order, reserve, commit, release, sweep. */
export class Units {
  now = 0;
  periods: Period[] = [];
  credits: Credit[] = [];
  units: Unit[] = [];
  sessions: Session[] = [];
  subscriptions: Known[] = [];
  purchases: Purchase[] = [];
  /** Stripe invoices whose payment a bank disputes, by the start of the period that they paid. */
  disputedPeriods = new Set<string>();
  #order = 0;

  next = (): number => ++this.#order;

  /** The subscription that gives units. */
  current = (): Known | undefined => this.subscriptions.find((each) => givesUnits(each.status) && !each.superseded);

  period(): Period | undefined {
    const id = this.current()?.id;
    return this.periods
      .filter((each) => each.subscription === id && each.start <= this.now && each.end > this.now)
      .toSorted((a, b) => b.start - a.start)[0];
  }

  isFrozen = (period: Period): boolean => this.disputedPeriods.has(`${period.subscription} ${period.start}`);

  live = (pet: number): Session | undefined => this.sessions.find((each) => each.pet === pet && LIVE.includes(each.status));
  unitOf = (session: Session, type: Type): Unit | undefined =>
    this.units.find((each) => each.session === session && each.type === type && ["reserved", "committed"].includes(each.status));

  #drawable = (type: Type): Credit[] =>
    this.credits
      .filter((each) => each.type === type && !each.frozen && free(each) > 0 && (each.expiresAt ?? Infinity) > this.now)
      .toSorted((a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || a.order - b.order);

  creditToDraw = (type: Type): Credit | undefined => this.#drawable(type)[0];

  /** Of the purchases that have not paid for a consult yet, the one paid first. */
  purchaseToUse = (type: Type): Credit | undefined =>
    this.#drawable(type)
      .filter((each) => each.purchase && !each.compensation && !this.units.some((unit) => unit.purchase === each.purchase))
      .toSorted((a, b) => earlier(a.purchase, b.purchase))[0];

  creditsOf = (type: Type): number => this.#drawable(type).reduce((sum, each) => sum + free(each), 0);

  /** Units that purchases paid for in the period; in all, where there is none. */
  overageOf = (type: Type, period: Period | undefined): number =>
    this.units.filter(
      (each) =>
        each.type === type &&
        each.purchase &&
        ["reserved", "committed"].includes(each.status) &&
        (!period || (each.reservedAt >= period.start && each.reservedAt < period.end)),
    ).length;

  /** The plan's unit, else the credit that expires first. */
  bucket(type: Type): Period | Credit | undefined {
    const period = this.period();
    if (period && !this.isFrozen(period) && period.reserved[type] + period.consumed[type] < period.included[type]) return period;
    return this.#drawable(type)[0];
  }

  take(session: Session, type: Type, bucket: Period | Credit, purchase: Purchase | null = null): Unit {
    if (bucket.kind === "period") bucket.reserved[type] += 1;
    else bucket.reserved += 1;
    const times = { reservedAt: this.now, leaseUntil: this.now + SECONDS.waiting };
    const unit: Unit = { id: "", order: this.next(), session, type, bucket, purchase, status: "reserved", ...times };
    this.units.push(unit);
    if (session.status === "pending_payment" && session.type === type) {
      session.status = "waiting";
      session.lastActivity = this.now;
    }
    return unit;
  }

  /** The database's id of a unit that looks like this, for the first that has none. */
  name(is: string, id: string): void {
    if (this.units.some((each) => each.id === id)) return;
    const unit = this.units.find((each) => each.id === "" && unitWords(each) === is);
    if (unit) unit.id = id;
  }

  reserve(session: Session, type: Type): Unit | null {
    const bucket = this.bucket(type);
    return bucket ? this.take(session, type, bucket) : null;
  }

  /** Units have come: the consults that wait take them, the oldest first. */
  resume(): void {
    for (const each of this.sessions) if (each.status === "pending_payment") this.reserve(each, each.type);
  }

  finish(unit: Unit, status: "committed" | "released" | "expired"): void {
    const { bucket, type } = unit;
    unit.status = status;
    if (bucket.kind === "period") {
      bucket.reserved[type] -= 1;
      if (status === "committed") bucket.consumed[type] += 1;
      return;
    }
    bucket.reserved -= 1;
    if (status === "committed") bucket.consumed += 1;
    // What was refunded while it was in use is taken back when it comes home, and compensated for when it is used up.
    if (bucket.purchase && !bucket.compensation) this.settle(bucket.purchase);
  }

  /** The claw-back, absolutely: as near to what the refunds ask for as what is free allows. */
  settle(purchase: Purchase): void {
    const credit = this.credits.find((each) => each.purchase === purchase && !each.compensation);
    if (!credit) return;
    const { units, refunded, amount } = purchase;
    const target = purchase.status !== "paid" ? 0 : refunded >= amount ? units : Math.floor((units * refunded) / amount);
    credit.reversed = Math.min(target, credit.reversed + free(credit));
    purchase.shortfall = target - credit.reversed;
    this.#compensate(purchase, credit);
  }

  #compensate(purchase: Purchase, credit: Credit): void {
    if (!purchase.compensate) return;
    const due = Math.min(purchase.shortfall, credit.consumed);
    const known = this.credits.find((each) => each.purchase === purchase && each.compensation);
    if (known) {
      known.granted = Math.max(known.granted, due);
      known.reversed = Math.min(known.granted - due, known.granted - known.reserved - known.consumed - known.expired);
    } else if (due > 0) this.credits.push(this.credit(purchase.type, due, this.now + SECONDS.purchased, purchase, true));
  }

  credit(type: Type, granted: number, expiresAt: number | null, purchase: Purchase | null = null, compensation = false): Credit {
    const none = { reserved: 0, consumed: 0, reversed: 0, expired: 0, frozen: false };
    return { kind: "credit", order: this.next(), type, granted, expiresAt, purchase, compensation, ...none };
  }

  close(session: Session, unpaid: "canceled" | "expired", lapsed = false): void {
    const care = session.status === "active" && session.vetMessages > 0;
    const held = this.units.filter((each) => each.session === session && each.status === "reserved");
    for (const unit of held) this.finish(unit, care ? "committed" : lapsed ? "expired" : "released");
    session.status = care ? "completed" : unpaid;
  }

  sweep(): void {
    for (const session of this.sessions.filter((each) => LIVE.includes(each.status))) {
      const state = session.status as "pending_payment" | "waiting" | "active";
      const until = session.lastActivity + SECONDS[state];
      const held = this.units.filter((each) => each.session === session && each.status === "reserved");
      const over = held.some((each) => each.leaseUntil <= this.now);
      const empty = (held.length === 0 || state === "pending_payment") && until <= this.now;
      if (!over && !empty) continue;
      if (until <= this.now) this.close(session, state === "active" ? "canceled" : "expired", true);
      else for (const each of held) each.leaseUntil = until;
    }
    for (const credit of this.credits) if ((credit.expiresAt ?? Infinity) <= this.now) credit.expired += free(credit);
  }
}

function earlier(a: Purchase | null, b: Purchase | null): number {
  return (a?.paidAt ?? 0) - (b?.paidAt ?? 0) || ((a?.id ?? "") < (b?.id ?? "") ? -1 : 1);
}

/** A unit as the database is asked to describe it. */
export function unitWords({ session, type, bucket, purchase, status }: Unit): string {
  const source = purchase ? "overage" : bucket.kind === "period" ? "subscription" : "credit";
  return [session.id, type, source, purchase?.id, status].filter(Boolean).join(" ");
}
