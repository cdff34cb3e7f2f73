import { nothing } from "@callavet/shared/contract/common.ts";
import { petList } from "@callavet/shared/contract/pets.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toPet } from "../../rows/pet.ts";
import { selectPets } from "./pets.queries.ts";

export const list = userProcedure
  .meta(rest("GET", "/pets", "The person's own animals"))
  .input(nothing)
  .output(petList)
  .query(({ ctx }) => ctx.transaction(async (trx) => ({ items: (await selectPets(trx, ctx.userId)).map(toPet) })));
