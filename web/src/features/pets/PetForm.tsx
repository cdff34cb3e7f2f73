import { Button, TextInput } from "@mantine/core";
import type { Pet } from "@callavet/shared/contract/pets.ts";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../../ui/Failed.tsx";
import { useSavePet } from "./api.ts";
import { toFields, toInput, type Fields } from "./fields.ts";
import { PetDetails } from "./PetDetails.tsx";
import { SpeciesChoice } from "./SpeciesChoice.tsx";
import "./pets.css";

interface Props {
  pet: Pet | null;
  onSaved: (pet: Pet) => void;
  /** Short while waiting for the vet: the name and the kind, the rest behind a press. */
  brief?: boolean;
  action: string;
}

/** Describes an animal: the two things that matter first, then what helps. */
export function PetForm({ pet, onSaved, brief = false, action }: Props) {
  const { t } = useTranslation("app");
  const [fields, setFields] = useState<Fields>(() => toFields(pet));
  const [wrong, setWrong] = useState<"name" | "kilos" | null>(null);
  const [open, setOpen] = useState(!brief);
  const name = useRef<HTMLInputElement>(null);
  const { create, update, busy, error } = useSavePet();
  const change = (part: Partial<Fields>) => setFields((now) => ({ ...now, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { input, wrong: found } = toInput(fields);
    setWrong(found ?? null);
    if (found === "name") name.current?.focus();
    if (!input) return;
    // A refusal stands beside the button, by the mutation's own error.
    const saved = await (pet ? update.mutateAsync({ petId: pet.id, ...input }) : create.mutateAsync(input)).catch(() => null);
    if (saved) onSaved(saved);
  };

  return (
    <form className="pet-form" noValidate onSubmit={(event) => void submit(event)} data-testid="pet-form">
      <TextInput
        ref={name}
        label={t("pets.name")}
        value={fields.name}
        maxLength={80}
        autoComplete="off"
        onChange={({ target }) => change({ name: target.value })}
        error={wrong === "name" && t("pets.nameMissing")}
        data-testid="pet-name"
      />
      <SpeciesChoice value={fields.species} onChange={(species) => change({ species })} />
      {open ? (
        <PetDetails fields={fields} change={change} weightWrong={wrong === "kilos"} />
      ) : (
        <button type="button" className="link-button" onClick={() => setOpen(true)} data-testid="pet-more">
          {t("pets.more")}
        </button>
      )}
      {error && <Refused error={error} />}
      <Button type="submit" loading={busy} variant={brief ? "default" : "filled"} data-testid="pet-submit">
        {action}
      </Button>
    </form>
  );
}
