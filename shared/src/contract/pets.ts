import { z } from "zod";

export const species = z.enum(["dog", "cat", "horse", "rabbit", "bird", "fish", "cow", "reptile", "rodent", "other"]);
export type Species = z.infer<typeof species>;

export const pet = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  name: z.string(),
  species,
  breed: z.string().nullable(),
  sex: z.enum(["female", "male"]).nullable(),
  neutered: z.boolean().nullable(),
  /** Day of birth, `YYYY-MM-DD`. */
  bornOn: z.string().nullable(),
  weightGrams: z.number().int().nullable(),
  notes: z.string(),
  createdAt: z.string(),
});
export type Pet = z.infer<typeof pet>;

const fields = {
  name: z.string().trim().min(1).max(80),
  species,
  breed: z.string().trim().max(80).nullable().optional(),
  sex: z.enum(["female", "male"]).nullable().optional(),
  neutered: z.boolean().nullable().optional(),
  bornOn: z.iso.date().nullable().optional(),
  weightGrams: z.number().int().min(1).max(2_000_000).nullable().optional(),
  notes: z.string().max(4000).optional(),
};

export const createPetInput = z.object(fields);
export const updatePetInput = z.object(fields).partial().extend({ petId: z.uuid() });
export const petIdInput = z.object({ petId: z.uuid() });
export const petList = z.object({ items: z.array(pet) });
