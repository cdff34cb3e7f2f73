import { me, updateMeInput } from "@callavet/shared/contract/accounts.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { readMe } from "./accounts.map.ts";
import { selectMe, updateProfile } from "./accounts.queries.ts";

export const update = userProcedure
  .meta(rest("PATCH", "/me", "Change the name, language, country or time zone"))
  .input(updateMeInput)
  .output(me)
  .mutation(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      await updateProfile(trx, ctx.userId, input);
      return readMe(await selectMe(trx, ctx.userId));
    }),
  );
