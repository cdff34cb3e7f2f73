import type { createPetInput } from "@callavet/shared/contract/pets.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import type { PetRow } from "../../rows/pet.ts";

type PetFields = z.infer<typeof createPetInput>;

const columns = ["id", "owner_id", "name", "species", "breed", "sex", "neutered", "weight_grams", "notes", "created_at"] as const;
const bornOn = sql<string | null>`to_char(born_on, 'YYYY-MM-DD')`.as("born_on");

export function selectPets(trx: Transaction, ownerId: string): Promise<PetRow[]> {
  return trx
    .selectFrom("pets")
    .select([...columns, bornOn])
    .where("owner_id", "=", ownerId)
    .where("archived_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

export function selectPet(trx: Transaction, petId: string): Promise<PetRow | undefined> {
  return trx
    .selectFrom("pets")
    .select([...columns, bornOn])
    .where("id", "=", petId)
    .executeTakeFirst();
}

export function insertPet(trx: Transaction, ownerId: string, input: PetFields): Promise<PetRow> {
  return trx
    .insertInto("pets")
    .values({ owner_id: ownerId, ...toColumns(input) })
    .returning([...columns, bornOn])
    .executeTakeFirstOrThrow();
}

export function updatePet(
  trx: Transaction,
  ownerId: string,
  petId: string,
  input: Partial<PetFields>,
): Promise<PetRow | undefined> {
  const changes = toColumns(input);
  if (Object.keys(changes).length === 0) return selectPet(trx, petId);
  return trx
    .updateTable("pets")
    .set(changes)
    .where("id", "=", petId)
    .where("owner_id", "=", ownerId)
    .returning([...columns, bornOn])
    .executeTakeFirst();
}

function toColumns<T extends Partial<PetFields>>({ bornOn: born_on, weightGrams: weight_grams, ...same }: T) {
  return { ...same, ...(born_on !== undefined && { born_on }), ...(weight_grams !== undefined && { weight_grams }) };
}
