import type { Consult } from "./consult.ts";
import { JORGE, MARCOS, NURIA, VERA } from "./people.ts";
import { CANELA, KIWI } from "./pets.ts";

export const spanishConsults: readonly Consult[] = [
  {
    owner: JORGE,
    vet: MARCOS,
    pet: CANELA,
    type: "chat",
    language: "es",
    periodsAgo: 2,
    day: 9,
    minute: 12 * 60 + 20,
    paid: "plan",
    text: "La vaca tiene un cuarto de la ubre duro y la leche con grumos",
    talk: [
      ["v", "Buenas, Jorge. ¿Está caliente ese cuarto? ¿Come y rumia la vaca?"],
      ["o", "Caliente sí. Come menos pero rumia."],
      [
        "v",
        "Es mastitis clínica, por ahora sin afectar a la vaca entera. Ordeñe ese cuarto al final y a fondo, y tome una muestra estéril antes de poner nada.",
      ],
      ["o", "¿Y la leche?"],
      [
        "v",
        "Fuera del tanque hasta que se cumpla el retiro del tratamiento. Si deja de comer o le sube la temperatura de 39,5, me escribe de inmediato.",
      ],
    ],
  },
  {
    owner: NURIA,
    vet: VERA,
    pet: KIWI,
    type: "chat",
    language: "es",
    periodsAgo: 1,
    day: 17,
    minute: 11 * 60 + 8,
    paid: "credit",
    text: "Mi agapornis está embolado y con los ojos cerrados",
    talk: [
      ["v", "Hola, Núria. En un pájaro tan pequeño eso es serio. ¿Respira moviendo la cola? ¿Ha comido hoy?"],
      ["o", "Mueve la cola, sí. Comió algo por la mañana."],
      [
        "v",
        "Ponlo en una caja a unos 30 grados, a oscuras, y llévalo hoy a un veterinario de aves. No esperes a mañana: esconden la enfermedad hasta el final.",
      ],
      ["o", "Voy para allá ahora mismo."],
    ],
  },
];
