import { createPetInput, pet } from "@callavet/shared/contract/pets.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toPet } from "../../rows/pet.ts";
import { insertPet } from "./pets.queries.ts";

export const create = userProcedure
  .meta(rest("POST", "/pets", "Add an animal"))
  .input(createPetInput)
  .output(pet)
  .mutation(({ ctx, input }) => ctx.transaction(async (trx) => toPet(await insertPet(trx, ctx.userId, input))));
