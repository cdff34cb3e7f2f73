import type { ArticleSpecies } from "@callavet/shared/contract/articles.ts";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";

const alike = { sheep: "other", goat: "other", pig: "other" } as const;
const isAlike = (species: ArticleSpecies): species is keyof typeof alike => species in alike;

/** The icon family has no sheep, goat or pig: a paw beside the word. */
export const AnimalIcon = ({ species, size }: { species: ArticleSpecies; size: number }) => (
  <SpeciesIcon species={isAlike(species) ? alike[species] : species} size={size} />
);
