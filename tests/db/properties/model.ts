/** What the entitlement rules say, in memory and one step at a time: the SQL functions must agree with it. */
export type Status = "pending_payment" | "waiting" | "active" | "completed" | "canceled" | "expired";
type Bucket = "plan" | "credit" | null;

export interface ModelSession {
  id: string;
  pet: number;
  status: Status;
  bucket: Bucket;
  /** Which period the plan's unit is of. */
  period: number;
  vetMessages: number;
}

export class Model {
  readonly included: number;
  period = 0;
  reserved = [0];
  consumed = [0];
  credits = 0;
  sessions: ModelSession[] = [];

  constructor(included: number) {
    this.included = included;
  }

  live = (pet: number): ModelSession | undefined =>
    this.sessions.find((session) => session.pet === pet && ["pending_payment", "waiting", "active"].includes(session.status));

  remaining = (): number => this.included - (this.reserved[this.period] ?? 0) - (this.consumed[this.period] ?? 0);

  reserve(session: ModelSession): boolean {
    if (this.remaining() > 0) {
      this.reserved[this.period] = (this.reserved[this.period] ?? 0) + 1;
      session.bucket = "plan";
      session.period = this.period;
    } else if (this.credits > 0) {
      this.credits -= 1;
      session.bucket = "credit";
    } else return false;
    session.status = "waiting";
    return true;
  }

  /** The oldest first, as long as there are units. */
  resume(): void {
    for (const session of this.sessions) if (session.status === "pending_payment") this.reserve(session);
  }

  close(session: ModelSession, unpaid: Status): void {
    const care = session.status === "active" && session.vetMessages > 0;
    if (session.bucket === "plan") {
      this.reserved[session.period] = (this.reserved[session.period] ?? 0) - 1;
      if (care) this.consumed[session.period] = (this.consumed[session.period] ?? 0) + 1;
    } else if (session.bucket === "credit" && !care) this.credits += 1;
    session.status = care ? "completed" : unpaid;
  }

  renew(): void {
    this.period += 1;
    this.reserved.push(0);
    this.consumed.push(0);
    this.resume();
  }
}
