import type { Species } from "@callavet/shared/contract/pets.ts";
import { BirdIcon } from "@phosphor-icons/react/Bird";
import { CatIcon } from "@phosphor-icons/react/Cat";
import { CowIcon } from "@phosphor-icons/react/Cow";
import { DogIcon } from "@phosphor-icons/react/Dog";
import { FishIcon } from "@phosphor-icons/react/Fish";
import { HorseIcon } from "@phosphor-icons/react/Horse";
import { PawPrintIcon } from "@phosphor-icons/react/PawPrint";
import { RabbitIcon } from "@phosphor-icons/react/Rabbit";
import type { Icon } from "@phosphor-icons/react";

const icons: Record<Species, Icon> = {
  dog: DogIcon,
  cat: CatIcon,
  horse: HorseIcon,
  rabbit: RabbitIcon,
  bird: BirdIcon,
  fish: FishIcon,
  cow: CowIcon,
  reptile: PawPrintIcon,
  rodent: PawPrintIcon,
  other: PawPrintIcon,
};

export function SpeciesIcon({ species, size = 32 }: { species: Species | null; size?: number }) {
  const Icon = species ? icons[species] : PawPrintIcon;
  return <Icon size={size} aria-hidden />;
}
