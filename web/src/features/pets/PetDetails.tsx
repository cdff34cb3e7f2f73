import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fields } from "./fields.ts";

interface Props {
  fields: Fields;
  change: (part: Partial<Fields>) => void;
  weightWrong: boolean;
}

/** What helps the vet and may be left out. */
export function PetDetails({ fields, change, weightWrong }: Props) {
  const { t } = useTranslation("app");
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <div className="pet-details">
      <TextInput
        label={t("pets.breed")}
        value={fields.breed}
        maxLength={80}
        onChange={({ target }) => change({ breed: target.value })}
        data-testid="pet-breed"
      />
      <TextInput
        label={t("pets.weight")}
        inputMode="decimal"
        value={fields.kilos}
        onChange={({ target }) => change({ kilos: target.value })}
        error={weightWrong && t("pets.weightBad")}
        data-testid="pet-weight"
      />
      <TextInput
        label={t("pets.born")}
        type="date"
        max={today}
        value={fields.bornOn}
        onChange={({ target }) => change({ bornOn: target.value })}
        data-testid="pet-born"
      />
      <NativeSelect
        label={t("pets.sex")}
        value={fields.sex}
        onChange={({ target }) => change({ sex: target.value as Fields["sex"] })}
        data={[
          { value: "", label: t("pets.unknown") },
          { value: "female", label: t("pets.female") },
          { value: "male", label: t("pets.male") },
        ]}
        data-testid="pet-sex"
      />
      <NativeSelect
        label={t("pets.neutered")}
        value={fields.neutered}
        onChange={({ target }) => change({ neutered: target.value as Fields["neutered"] })}
        data={[
          { value: "", label: t("pets.unknown") },
          { value: "yes", label: t("pets.yes") },
          { value: "no", label: t("pets.no") },
        ]}
        data-testid="pet-neutered"
      />
      <Textarea
        className="pet-notes"
        label={t("pets.notes")}
        value={fields.notes}
        maxLength={4000}
        autosize={false}
        rows={3}
        onChange={({ target }) => change({ notes: target.value })}
        data-testid="pet-notes"
      />
    </div>
  );
}
