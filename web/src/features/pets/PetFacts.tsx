import type { Pet } from "@callavet/shared/contract/pets.ts";
import { useTranslation } from "react-i18next";
import { age, weight } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";

/** One line that tells an animal: kind, breed, age, weight, sex. */
export function PetFacts({ pet }: { pet: Pet }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const facts = [
    t(`species.${pet.species}`),
    pet.breed,
    pet.bornOn && age(pet.bornOn, tongue),
    pet.weightGrams && weight(pet.weightGrams, tongue),
    pet.sex && t(`pets.${pet.sex}`),
    pet.neutered && t(pet.sex === "female" ? "pets.spayed" : "pets.castrated"),
  ];
  return (
    <>
      {facts
        .flatMap((fact) => fact || [])
        // A number stays with its unit.
        .map((fact) => fact.replaceAll(/(\d) /g, "$1\u00a0"))
        .join(" · ")}
    </>
  );
}
