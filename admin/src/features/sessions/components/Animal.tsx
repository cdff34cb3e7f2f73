import { species as speciesSchema, type Species } from "@callavet/shared/contract/pets.ts";
import type { Icon } from "@phosphor-icons/react";
import { Bird } from "@phosphor-icons/react/dist/csr/Bird";
import { Cat } from "@phosphor-icons/react/dist/csr/Cat";
import { Cow } from "@phosphor-icons/react/dist/csr/Cow";
import { Dog } from "@phosphor-icons/react/dist/csr/Dog";
import { Fish } from "@phosphor-icons/react/dist/csr/Fish";
import { Horse } from "@phosphor-icons/react/dist/csr/Horse";
import { PawPrint } from "@phosphor-icons/react/dist/csr/PawPrint";
import { Rabbit } from "@phosphor-icons/react/dist/csr/Rabbit";
import { useTranslation } from "react-i18next";
import classes from "./Animal.module.css";

const icons: Partial<Record<Species, Icon>> = {
  dog: Dog,
  cat: Cat,
  horse: Horse,
  rabbit: Rabbit,
  bird: Bird,
  fish: Fish,
  cow: Cow,
};

/** An animal's name beside the picture of its species. */
export function Animal({ name, species }: { name: string | null; species: string | null }) {
  const { t } = useTranslation();
  if (!name) return <span className={classes.none}>{t("sessions.noAnimal")}</span>;
  const known = speciesSchema.safeParse(species).data ?? "other";
  const Picture = icons[known] ?? PawPrint;
  return (
    <span className={classes.animal}>
      <Picture size={18} aria-label={t(`species.${known}`)} />
      {name}
    </span>
  );
}
