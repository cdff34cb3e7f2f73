import { differences } from "../wire/differences.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { forgetLater } from "./later.ts";

type Dispute = Of<"dispute">;

const CLOSED: readonly string[] = ["won", "lost", "warning_closed", "prevented"];

export function isClosed(dispute: Dispute): boolean {
  return CLOSED.includes(dispute.status);
}

/** The bank decided, or we gave in. An inquiry has neither winner nor loser. */
export function closeDispute(world: World, dispute: Dispute, outcome: "won" | "lost"): Dispute {
  if (isClosed(dispute)) throw invalid(`The dispute ${dispute.id} is closed already: ${dispute.status}.`);
  forgetLater(world.store, dispute.id);
  const status = dispute.status.startsWith("warning_") ? "warning_closed" : outcome;
  const closed = world.store.put<Dispute>({ ...dispute, status });
  world.emit("charge.dispute.closed", closed, differences(dispute, closed));
  if (status === "won") world.emit("charge.dispute.funds_reinstated", closed);
  return closed;
}
