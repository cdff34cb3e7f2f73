import { consumptionResult, reserveAnyInput, reserveInput } from "@callavet/shared/contract/entitlements.ts";
import { toConsumption } from "../../rows/consumption.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure, type PersonContext } from "../../trpc/procedures.ts";
import { reserveUnit } from "./entitlements.queries.ts";

const answer = (ctx: PersonContext, sessionId: string, type: "chat" | "video") =>
  ctx.transaction(async (trx) => ({ consumption: toConsumption(await reserveUnit(trx, sessionId, type)) }));

export const reserve = userProcedure
  .meta(rest("POST", "/entitlements/reserve", "Reserve a consult's unit, once (the vet on the case, an admin)"))
  .input(reserveAnyInput)
  .output(consumptionResult)
  .mutation(({ ctx, input }) => answer(ctx, input.sessionId, input.type));

/** The same under the address that names the type. */
const reserveOf = (type: "chat" | "video") =>
  userProcedure
    .meta(rest("POST", `/subscriptions/reserve-${type}`, `Reserve a consult's ${type} unit, as /entitlements/reserve does`))
    .input(reserveInput)
    .output(consumptionResult)
    .mutation(({ ctx, input }) => answer(ctx, input.sessionId, type));

export const reserveChat = reserveOf("chat");
export const reserveVideo = reserveOf("video");
