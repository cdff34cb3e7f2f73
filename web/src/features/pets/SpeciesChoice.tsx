import type { Species } from "@callavet/shared/contract/pets.ts";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { kinds } from "./fields.ts";

/** The kind of animal by its picture and its name; a group of radio buttons to the keyboard. */
export function SpeciesChoice({ value, onChange }: { value: Species; onChange: (species: Species) => void }) {
  const { t } = useTranslation("app");
  const group = useId();
  return (
    <fieldset className="species">
      <legend>{t("pets.species")}</legend>
      <div className="species-list">
        {kinds.map((kind) => (
          <label key={kind} className="species-one" data-testid={`pet-species-${kind}`}>
            <input type="radio" name={group} value={kind} checked={kind === value} onChange={() => onChange(kind)} />
            <SpeciesIcon species={kind} size={30} />
            {t(`species.${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
