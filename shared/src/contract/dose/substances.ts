import { DRUGS } from "./drugs.ts";
import { TOXINS } from "./toxins.ts";

/**
 * What is dangerous to which animal, and from what dose: for a vet to look up during a consult, never a prescription.
 *
 *     = id | kind | Spanish names ; … | English names ; …
 *     species | dose | onset | source | what it does, Spanish | English
 *
 * kind: `toxin` or `drug`. The first name of each language is shown. species: those of contract/pets.ts, several with commas,
 * `*` any that has no line of its own. dose, in mg of what is named for each kg of the animal: `any` (no safe amount is known,
 * or too little to weigh), `signs / serious / deadly` with `-` where no figure is agreed on, or `range from - to` (one dose in
 * the formulary; the onset column then says how often). Foods count as eaten, medicines as active ingredient. Where sources
 * differ the lower dose stands here. tests/unit/dose-data.test.ts checks the file.
 *
 * Sources: M Merck Veterinary Manual. A ASPCA Animal Poison Control Center. P Plumb's Veterinary Drug Handbook. B BSAVA Small
 * Animal Formulary (canine and feline; exotic pets). G Gupta, Veterinary Toxicology. V Veterinary Poisons Information Service.
 */
export const SUBSTANCES = TOXINS + DRUGS;
