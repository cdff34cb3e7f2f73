import { NativeSelect, TextInput } from "@mantine/core";
import { checkDose, substances } from "@callavet/shared/contract/dose/check-dose.ts";
import type { Pet, Species } from "@callavet/shared/contract/pets.ts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { kinds } from "../pets/fields.ts";
import { DoseWords } from "./DoseWords.tsx";

const units = { mg: 1, g: 1000 } as const;

/** Comma and point are both read as people write them; null is what is no number. */
const numberOf = (text: string): number | null => {
  const value = text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
  return Number.isFinite(value) ? value : null;
};

/** A name, an amount, and the animal's weight as it is known: answered while one writes. */
export function DoseForm({ pet }: { pet: Pet | null }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const names = useId();
  const [substance, setSubstance] = useState("");
  const [amount, setAmount] = useState("");
  const [unit, setUnit] = useState<keyof typeof units>("mg");
  const [kilos, setKilos] = useState(() =>
    pet?.weightGrams ? (pet.weightGrams / 1000).toLocaleString(tongue, { useGrouping: false }) : "",
  );
  const [species, setSpecies] = useState<Species>(pet?.species ?? "dog");
  const inMg = numberOf(amount);
  const inKilos = numberOf(kilos);
  const weightGrams = inKilos === null ? null : inKilos * 1000;
  const amountMg = inMg === null ? null : inMg * units[unit];
  return (
    <div className="dose-form">
      <TextInput
        className="dose-name"
        label={t("dose.substance")}
        list={names}
        autoComplete="off"
        value={substance}
        onChange={({ target }) => setSubstance(target.value)}
        data-testid="dose-substance"
      />
      <datalist id={names}>
        {substances().flatMap((one) => one.names[tongue].map((name) => <option key={`${one.id}${name}`} value={name} />))}
      </datalist>
      <TextInput
        label={t("dose.amount")}
        inputMode="decimal"
        autoComplete="off"
        value={amount}
        onChange={({ target }) => setAmount(target.value)}
        data-testid="dose-amount"
      />
      <NativeSelect
        size="md"
        label={t("dose.unit")}
        value={unit}
        data={["mg", "g"]}
        onChange={({ target }) => setUnit(target.value === "g" ? "g" : "mg")}
        data-testid="dose-unit"
      />
      <NativeSelect
        size="md"
        label={t("dose.species")}
        value={species}
        data={kinds.map((value) => ({ value, label: t(`species.${value}`) }))}
        onChange={({ target }) => setSpecies(kinds.find((kind) => kind === target.value) ?? "other")}
        data-testid="dose-species"
      />
      <TextInput
        label={t("dose.weight")}
        inputMode="decimal"
        autoComplete="off"
        value={kilos}
        onChange={({ target }) => setKilos(target.value)}
        data-testid="dose-weight"
      />
      <div className="dose-answer" aria-live="polite">
        {substance.trim().length > 1 && (
          <DoseWords
            answer={checkDose({ substance, species, weightGrams, amountMg })}
            species={species}
            weightGrams={weightGrams}
          />
        )}
      </div>
    </div>
  );
}
