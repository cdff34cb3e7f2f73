import type { Pet } from "@callavet/shared/contract/pets.ts";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { PetFacts } from "./PetFacts.tsx";
import "./pets.css";

/** An animal at a glance, with what is on its record. */
export function PetCard({ pet }: { pet: Pet }) {
  return (
    <div className="pet-card">
      <span className="medal">
        <SpeciesIcon species={pet.species} />
      </span>
      <div>
        <strong>{pet.name}</strong>
        <p className="muted">
          <PetFacts pet={pet} />
        </p>
      </div>
      {pet.notes && <p className="pet-card-notes">{pet.notes}</p>}
    </div>
  );
}
