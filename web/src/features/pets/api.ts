import type { Pet } from "@callavet/shared/contract/pets.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

export const usePets = () => useQuery(api.pets.list.queryOptions({}));
export const usePet = (petId: string) => useQuery(api.pets.get.queryOptions({ petId }));

export function useSavePet() {
  const cache = useQueryClient();
  const known = (pet: Pet) => {
    cache.setQueryData(api.pets.get.queryKey({ petId: pet.id }), pet);
    void cache.invalidateQueries({ queryKey: api.pets.list.queryKey({}) });
  };
  const create = useMutation(api.pets.create.mutationOptions({ onSuccess: known }));
  const update = useMutation(api.pets.update.mutationOptions({ onSuccess: known }));
  return { create, update, busy: create.isPending || update.isPending, error: create.error ?? update.error };
}
