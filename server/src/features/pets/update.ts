import { pet, updatePetInput } from "@callavet/shared/contract/pets.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toPet } from "../../rows/pet.ts";
import { updatePet } from "./pets.queries.ts";

export const update = userProcedure
  .meta(rest("PATCH", "/pets/{petId}", "Change what is known about an animal"))
  .input(updatePetInput)
  .output(pet)
  .mutation(({ ctx, input: { petId, ...changes } }) =>
    ctx.transaction(async (trx) => {
      const row = await updatePet(trx, ctx.userId, petId, changes);
      if (!row) throw refuse(404, "pet_not_found");
      return toPet(row);
    }),
  );
