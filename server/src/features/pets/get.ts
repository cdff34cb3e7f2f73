import { pet, petIdInput } from "@callavet/shared/contract/pets.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toPet } from "../../rows/pet.ts";
import { selectPet } from "./pets.queries.ts";

export const get = userProcedure
  .meta(rest("GET", "/pets/{petId}", "One animal"))
  .input(petIdInput)
  .output(pet)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const row = await selectPet(trx, input.petId);
      if (!row) throw refuse(404, "pet_not_found");
      return toPet(row);
    }),
  );
