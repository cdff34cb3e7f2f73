import type { Pet, Species } from "@callavet/shared/contract/pets.ts";

export interface Fields {
  name: string;
  species: Species;
  breed: string;
  sex: "female" | "male" | "";
  neutered: "yes" | "no" | "";
  bornOn: string;
  kilos: string;
  notes: string;
}

export const kinds: Species[] = ["dog", "cat", "horse", "rabbit", "bird", "rodent", "reptile", "fish", "cow", "other"];

export const toFields = (pet: Pet | null): Fields => ({
  name: pet?.name ?? "",
  species: pet?.species ?? "dog",
  breed: pet?.breed ?? "",
  sex: pet?.sex ?? "",
  neutered: pet?.neutered === true ? "yes" : pet?.neutered === false ? "no" : "",
  bornOn: pet?.bornOn ?? "",
  kilos: pet?.weightGrams ? String(pet.weightGrams / 1000) : "",
  notes: pet?.notes ?? "",
});

/** Grams, null when left out, undefined when it is no weight. Comma and point are both read as people write them. */
function gramsOf(kilos: string): number | null | undefined {
  if (kilos.trim() === "") return null;
  const grams = Math.round(Number(kilos.trim().replace(",", ".")) * 1000);
  return grams >= 1 && grams <= 2_000_000 ? grams : undefined;
}

/** What the server is told, or which field is wrong. */
export function toInput(fields: Fields) {
  const weightGrams = gramsOf(fields.kilos);
  if (fields.name.trim() === "") return { wrong: "name" as const };
  if (weightGrams === undefined) return { wrong: "kilos" as const };
  return {
    input: {
      name: fields.name.trim(),
      species: fields.species,
      breed: fields.breed.trim() || null,
      sex: fields.sex || null,
      neutered: fields.neutered === "" ? null : fields.neutered === "yes",
      bornOn: fields.bornOn || null,
      weightGrams,
      notes: fields.notes.trim(),
    },
  };
}
