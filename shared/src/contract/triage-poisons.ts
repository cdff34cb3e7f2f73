import type { Sign } from "./triage-signs.ts";

const ATE_ES =
  "(comio|comido|comiendo|comerse|come|trago|tragado|ingirio|ingerido|bebio|bebido|lamio|lamido|mordio|mastico|masticado|robo|dimos|dio|di|dado|tomo|tomado|devoro)";
const ATE_EN =
  "(ate|eaten|eating|eat|eats|swallowed|ingested|drank|licked|licking|chewed|chewing|chewed on|got into|gotten into|consumed|gave|given|took|had|devoured|nibbled)";

/** Foods that hurt many animals, when one of them was eaten. */
const FOODS_ES =
  "(chocolate*|bombones|cacao|brownie*|uvas?|pasas|cebolla*|ajo|ajos|macadamia*|alcohol|cerveza|marihuana|cannabis|chicle*|masa cruda)";
const FOODS_EN =
  "(chocolate*|cocoa|brownie*|grapes?|raisins?|onions?|garlic|macadamia*|alcohol|beer|marijuana|cannabis|weed|edibles?|gum|chewing gum|raw dough)";
const DRUGS_ES =
  "(paracetamol|ibuprofeno|aspirina*|naproxeno|diclofenaco|pastillas?|medicamento*|medicina*|permetrina|pipeta|somniferos|antidepresivo*)";
const DRUGS_EN =
  "(paracetamol|acetaminophen|tylenol|ibuprofen|advil|aspirin|naproxen|aleve|pills?|tablets?|medication*|permethrin|antidepressant*)";
const CHEMICALS_ES =
  "(lejia|cloro|detergente|insecticida|herbicida|pesticida|caracolicida|babosas|fertilizante|gasolina|sosa caustica|desinfectante)";
const CHEMICALS_EN =
  "(bleach|detergent|insecticide|pesticide|herbicide|weed killer|slug pellets?|snail bait|fertilizer|fertiliser|gasoline|drain cleaner|disinfectant)";

export const poisons: Sign[] = [
  {
    code: "poisoning",
    urgency: "emergency",
    es: [
      `${ATE_ES} ~ ${FOODS_ES}`,
      `${ATE_ES} ~ ${DRUGS_ES}`,
      `${ATE_ES} ~ ${CHEMICALS_ES}`,
      `${ATE_ES} ~ (veneno|hongo*|seta|setas|adelfa|oleandro|planta toxica|sapo)`,
      "(envenen*|intoxic*|veneno|raticida*|matarrata*|mataratas|anticongelante|xilitol|estricnina|cianuro|organofosforado*)",
    ],
    en: [
      `${ATE_EN} ~ ${FOODS_EN}`,
      `${ATE_EN} ~ ${DRUGS_EN}`,
      `${ATE_EN} ~ ${CHEMICALS_EN}`,
      `${ATE_EN} ~ (poison|mushroom*|oleander|sago palm|toxic plant|toad)`,
      `${FOODS_EN} (was|were|got) eaten`,
      "(poisoned|poisoning|poison|rat bait|rodenticide|antifreeze|anti freeze|ethylene glycol|xylitol|strychnine|cyanide)",
    ],
  },
  {
    code: "lily",
    urgency: "emergency",
    species: ["cat"],
    es: [`${ATE_ES} ~ (lirio*|azucena*|polen de lirio)`, "(hojas|petalos|polen|flor|flores) de (lirio*|azucena*)"],
    en: [
      `${ATE_EN} (a|an|the|some|my|our|part|bit|of|easter|tiger|leaf|leaves|petals?|pollen)? ~ (lilies|lily leaf|lily leaves|lily pollen|lily petal*|lily plant)`,
      `${ATE_EN} (a|an|the|some|my|easter|tiger) lily`,
      "lily (leaf|leaves|pollen|petal*|plant)",
    ],
  },
  {
    code: "human_medicine_cat",
    urgency: "emergency",
    species: ["cat"],
    es: ["(paracetamol|permetrina)"],
    en: ["(paracetamol|acetaminophen|tylenol|permethrin)"],
  },
];
