import { me } from "@callavet/shared/contract/accounts.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { readMe } from "./accounts.map.ts";
import { selectMe } from "./accounts.queries.ts";

export const get = userProcedure
  .meta(rest("GET", "/me", "The signed-in person, the plan, and the consult that is going on"))
  .input(nothing)
  .output(me)
  .query(({ ctx }) => ctx.transaction(async (trx) => readMe(await selectMe(trx, ctx.userId))));
