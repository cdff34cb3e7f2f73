import type { Language } from "@callavet/shared/contract/common.ts";

export interface FlagText {
  /** The sign, as a person says it. */
  name: string;
  /** What to do on the way, or what not to do. */
  first: string;
}

/** Texts of the triage's codes (contract/triage-signs.ts). A code that is not here yet shows no line of its own. */
export const flags: Record<Language, Record<string, FlagText>> = {
  es: {
    bloat: { name: "Vientre hinchado o arcadas sin vomitar", first: "No le dé agua ni comida. Cada minuto cuenta." },
    breathing: { name: "Dificultad para respirar", first: "Manténgalo quieto y fresco, sin apretarle el cuello ni el pecho." },
    seizure: { name: "Convulsiones", first: "Aparte los muebles, baje la luz y no le meta nada en la boca. Mire cuánto dura." },
    collapse: { name: "Desmayo o no reacciona", first: "Túmbelo de lado con la cabeza algo baja y abríguelo." },
    urine_blocked: { name: "Intenta orinar y no puede", first: "No le apriete el vientre. En un gato macho es cosa de horas." },
    hit_by_car: {
      name: "Atropello o golpe fuerte",
      first: "Muévalo lo mínimo, sobre una tabla o una manta tensa, aunque parezca estar bien.",
    },
    bleeding: { name: "Sangrado", first: "Presione con un paño limpio, sin levantarlo para mirar." },
    heat_stroke: { name: "Golpe de calor", first: "Mójelo con agua fresca, no helada, y déle aire." },
    pale_gums: { name: "Encías pálidas o azuladas", first: "Manténgalo abrigado y quieto." },
    horse_colic: { name: "Cólico de caballo", first: "Retire el pienso y camínelo solo si así está más tranquilo." },
    birth: { name: "Parto difícil", first: "No tire de la cría. Apunte la hora de la última contracción." },
    snake_bite: { name: "Mordedura de serpiente", first: "No corte ni chupe. Que no camine: llévelo en brazos." },
    rabbit_not_eating: { name: "Un conejo que no come", first: "En un conejo, doce horas sin comer ya es una urgencia." },
    eye: { name: "Daño en un ojo", first: "Evite que se rasque y no le ponga gotas de otra vez." },
    repeated_vomiting: { name: "Vómitos repetidos", first: "Retire la comida y ofrezca agua a sorbos." },
    foreign_body: { name: "Se ha tragado un objeto", first: "No le provoque el vómito ni tire de hilos que asomen." },
    poisoning: { name: "Algo tóxico", first: "No le provoque el vómito. Guarde el envase y llévelo con usted." },
    lily: { name: "Lirio o azucena", first: "En un gato daña el riñón aunque solo haya lamido el polen." },
    human_medicine_cat: { name: "Medicina de personas en un gato", first: "Lleve la caja. Una sola pastilla puede ser mortal." },
  },
  en: {
    bloat: { name: "Swollen belly, or retching with nothing coming up", first: "Give no water or food. Every minute counts." },
    breathing: { name: "Trouble breathing", first: "Keep them still and cool, with nothing pressing on neck or chest." },
    seizure: { name: "Seizure", first: "Clear the space, dim the light, put nothing in the mouth. Time it." },
    collapse: {
      name: "Collapse, or no reaction",
      first: "Lay them on their side with the head slightly low, and keep them warm.",
    },
    urine_blocked: {
      name: "Tries to pass urine and cannot",
      first: "Don’t press the belly. In a male cat this is a matter of hours.",
    },
    hit_by_car: {
      name: "Hit by a car, or a hard fall",
      first: "Move them as little as you can, on a board or a taut blanket, even if they seem fine.",
    },
    bleeding: { name: "Bleeding", first: "Press with a clean cloth, and don’t lift it to look." },
    heat_stroke: { name: "Heat stroke", first: "Wet them with cool, not icy, water and let air move." },
    pale_gums: { name: "Pale or bluish gums", first: "Keep them warm and still." },
    horse_colic: { name: "Colic in a horse", first: "Take the feed away, and walk only if it calms them." },
    birth: { name: "A difficult birth", first: "Don’t pull. Note the time of the last contraction." },
    snake_bite: { name: "Snake bite", first: "Don’t cut or suck. Carry them, don’t let them walk." },
    rabbit_not_eating: { name: "A rabbit that does not eat", first: "In a rabbit, twelve hours without food is an emergency." },
    eye: { name: "A hurt eye", first: "Stop them from scratching, and use no drops from another time." },
    repeated_vomiting: { name: "Vomiting again and again", first: "Take the food away and offer water in sips." },
    foreign_body: { name: "Swallowed an object", first: "Don’t make them vomit, and don’t pull a thread that shows." },
    poisoning: { name: "Something toxic", first: "Don’t make them vomit. Keep the packet and take it with you." },
    lily: { name: "Lily", first: "In a cat it harms the kidneys, even if only pollen was licked." },
    human_medicine_cat: { name: "Human medicine in a cat", first: "Take the box with you. A single pill can kill." },
  },
};
