import { randomUUID } from "node:crypto";
import { LIVE, type Session, type Type, type Unit } from "./state.ts";
import type { Step, World } from "./world.ts";

/** What people do with consults; null where there is nothing to do it with. */
export function start(world: World, pet: number, type: Type): Step {
  const { model, pets, asOwner } = world;
  const known = model.live(pet);
  return {
    who: asOwner,
    statement: `select (f.session).id, f.created from fn_start_session('${type}', '${pets[pet]}', '', null, null, 'routine', '{}') f`,
    refuses: known && known.type !== type ? "session_already_live" : null,
    apply(row) {
      if (row.created !== !known) throw new Error(`created: ${String(row.created)}`);
      if (known?.status === "pending_payment") model.reserve(known, type);
      if (known) return;
      const times = { order: model.next(), lastActivity: model.now };
      const session: Session = { id: String(row.id), pet, type, status: "pending_payment", vetMessages: 0, ...times };
      model.sessions.push(session);
      model.reserve(session, type);
    },
  };
}

export function claim(world: World, pet: number): Step | null {
  const session = world.model.live(pet);
  if (session?.status !== "waiting") return null;
  return {
    who: { user: world.vet },
    statement: `select id from fn_claim_session('${session.id}')`,
    apply() {
      session.status = "active";
      session.lastActivity = world.model.now;
      for (const unit of held(world, session)) unit.leaseUntil = world.model.now + 3600;
    },
  };
}

/** The vet answers: evidence of care. */
export function answer(world: World, pet: number): Step | null {
  const session = world.model.live(pet);
  if (session?.status !== "active") return null;
  const { now } = world.model;
  return {
    who: { user: world.vet },
    statement: `select seq from fn_send_message('${session.id}', '${randomUUID()}', 'Hola')`,
    apply() {
      // The lease follows once a minute.
      if (session.lastActivity < now - 60)
        for (const unit of held(world, session)) unit.leaseUntil = Math.max(unit.leaseUntil, now + 3600);
      session.lastActivity = now;
      session.vetMessages += 1;
    },
  };
}

export function end(world: World, pet: number, byService: boolean): Step | null {
  const session = world.model.live(pet) ?? world.model.sessions.findLast((each) => each.pet === pet);
  if (!session) return null;
  return {
    who: byService ? "service" : world.asOwner,
    statement: `select status from fn_end_session('${session.id}')`,
    apply: () => void (LIVE.includes(session.status) && world.model.close(session, "canceled")),
  };
}

export const sweep = (world: World): Step => ({
  who: "service",
  statement: "select fn_sweep_reservations()",
  apply: () => world.model.sweep(),
});

/** Support reserves for a consult, of its own type or of the other. */
export function reserve(world: World, pet: number, type: Type): Step | null {
  const { model } = world;
  const session = model.live(pet) ?? model.sessions.findLast((each) => each.pet === pet);
  if (!session) return null;
  const has = model.unitOf(session, type);
  const live = LIVE.includes(session.status);
  const unpaid = session.status === "pending_payment" && session.type !== type;
  return {
    who: "service",
    statement: `select id from fn_reserve_${type}('${session.id}')`,
    refuses: has ? null : !live ? "session_not_live" : unpaid ? "payment_required" : model.bucket(type) ? null : "no_units_left",
    apply: () => void (has ?? model.reserve(session, type)),
  };
}

/** Support commits or releases a unit, for good. */
export function finish(world: World, which: number, status: "committed" | "released"): Step | null {
  const { units } = world.model;
  const unit = units[which % Math.max(1, units.length)];
  if (!unit) return null;
  const opposite =
    status === "released" && unit.status === "committed"
      ? "consumption_already_committed"
      : status === "committed" && ["released", "expired"].includes(unit.status)
        ? "consumption_already_released"
        : null;
  return {
    who: "service",
    statement: `select status from fn_${status === "committed" ? "commit" : "release"}_consumption('${unit.id}')`,
    refuses: opposite,
    apply: () => void (unit.status === "reserved" && world.model.finish(unit, status)),
  };
}

const held = (world: World, session: Session): Unit[] =>
  world.model.units.filter((each) => each.session === session && each.status === "reserved");
