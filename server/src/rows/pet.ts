import { pet, type Pet } from "@callavet/shared/contract/pets.ts";
import { iso } from "./times.ts";

/** An animal's columns; the time is text when the row came as JSON. */
export interface PetRow {
  id: string;
  owner_id: string;
  name: string;
  species: string;
  breed: string | null;
  sex: string | null;
  neutered: boolean | null;
  /** As text: a day has no time zone. */
  born_on: string | null;
  weight_grams: number | null;
  notes: string;
  created_at: Date | string;
}

const { species, sex } = pet.shape;

export function toPet(row: PetRow): Pet {
  return {
    id: row.id,
    ownerId: row.owner_id,
    name: row.name,
    species: species.parse(row.species),
    breed: row.breed,
    sex: sex.parse(row.sex),
    neutered: row.neutered,
    bornOn: row.born_on,
    weightGrams: row.weight_grams,
    notes: row.notes,
    createdAt: iso(row.created_at),
  };
}
