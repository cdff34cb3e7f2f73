import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { usePets } from "../pets/api.ts";
import { PetCard } from "../pets/PetCard.tsx";
import { PetForm } from "../pets/PetForm.tsx";
import { useAttachPet } from "./api.ts";

/** Which animal it is: shown, or asked for while there is time. Never in the way of the conversation. */
export function OwnerPet({ detail, editable }: { detail: SessionDetail; editable: boolean }) {
  const { t } = useTranslation("app");
  const { data, error } = usePets();
  const attach = useAttachPet(detail.session.id);
  const [another, setAnother] = useState(false);
  const choose = (petId: string) => attach.mutate({ sessionId: detail.session.id, petId });

  if (detail.pet) {
    return (
      <section className="case-pet" data-testid="session-pet">
        <h2>{t("room.pet")}</h2>
        <PetCard pet={detail.pet} />
      </section>
    );
  }
  if (!editable) return <p className="muted">{t("room.noPet")}</p>;
  const pets = data?.items ?? [];
  const asking = pets.length === 0 || another;
  return (
    <section className="case-pet">
      <h2>{t("room.who")}</h2>
      <p className="muted">{t("room.whoText")}</p>
      {attach.error && <Refused error={attach.error} />}
      {!data && !error && <Rows count={1} height={80} />}
      {pets.length > 0 && !another && (
        <div className="pet-pick">
          {pets.map((pet) => (
            <button key={pet.id} type="button" className="pet-pick-one" onClick={() => choose(pet.id)} data-testid="pet-choose">
              <SpeciesIcon species={pet.species} size={28} />
              {pet.name}
            </button>
          ))}
          <button type="button" className="link-button" onClick={() => setAnother(true)}>
            {t("room.another")}
          </button>
        </div>
      )}
      {(data || error) && asking && <PetForm pet={null} brief action={t("pets.saveWaiting")} onSaved={({ id }) => choose(id)} />}
    </section>
  );
}
