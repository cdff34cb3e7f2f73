import type { Species } from "./pets.ts";
import type { Urgency } from "./sessions.ts";
import { poisons } from "./triage-poisons.ts";

/** Phrases in lower case without accents. `~`, `~~`, `word?` and `*` are explained in `triage.ts`. */
export type Phrases = string[];

export interface Sign {
  /** What the pages' texts are found by. */
  code: string;
  urgency: Exclude<Urgency, "routine">;
  /** Only in these animals, as chosen or as named in the text. */
  species?: Species[];
  es: Phrases;
  en: Phrases;
}

const BELLY_ES = "(barriga|vientre|abdomen|panza|estomago|tripa)";
const BELLY_EN = "(belly|stomach|abdomen|tummy)";

/** Reviewed against common lists of veterinary emergencies; each line is what an owner would write at night. */
export const signs: Sign[] = [
  {
    code: "bloat",
    urgency: "emergency",
    es: [
      `${BELLY_ES} ~ (hinchad*|distendid*|dura|duro|tens[oa]|inflad*)`,
      `(hinchad*|distendid*|inflad*) ~ ${BELLY_ES}`,
      "se ~ hincho ~ (barriga|panza|tripa|vientre)",
      "arcadas ~~ (sin|nada)",
      "(intenta|quiere|trata de) ~ vomitar ~~ (nada|no puede|sin)",
      "(torsion|dilatacion) (de estomago|gastrica)",
    ],
    en: [
      `${BELLY_EN} ~ (swollen|bloated|distended|hard|tight)`,
      `(swollen|bloated|distended) ~ ${BELLY_EN}`,
      "(retching|gagging|dry heav*|heaving) ~~ (nothing|without|unproductive*)",
      "(trying|tries|wants) to (vomit|throw up|puke) ~~ (nothing|cant|cannot)",
      "(bloat|gdv|twisted stomach)",
    ],
  },
  {
    code: "breathing",
    urgency: "emergency",
    es: [
      "no ~ (puede|logra|consigue) respirar",
      "no respira",
      "(le cuesta|cuesta|dificultad para|problemas para|apenas puede|apenas|casi no) ~ respira*",
      "se ~ (ahoga|ahogando|asfixia|asfixiando)",
      "(asfixia|atragantad*)",
      "(lengua|encias|hocico) ~ (azul*|morad*)",
      "respira ~ (boca abierta)",
    ],
    en: [
      "(cant|cannot|can not|unable to|struggling to|struggles to|hard to|barely|having trouble|trouble) ~ breath*",
      "(not|isnt|stopped) breathing",
      "(difficulty|difficulties) ~ breathing",
      "(choking|suffocating|gasping)",
      "(tongue|gums) ~ (blue|purple)",
      "breathing ~ (open mouth|mouth open)",
    ],
  },
  {
    code: "seizure",
    urgency: "emergency",
    es: ["(convulsion*|convulsiona*|convulsionando|ataque epileptico|epilepsia)", "(ataque|ataques) ~ (epilep*|temblor*)"],
    en: ["(seizure*|seizing|convulsion*|convulsing|epileptic fit)", "(having|had|has) a fit"],
  },
  {
    code: "collapse",
    urgency: "emergency",
    es: [
      "(desmay*|inconsciente|desplom*|colapso|colapsado|colapsada)",
      "no ~ (reacciona|responde|despierta)",
      "no (puede|logra|consigue) (levantarse|ponerse de pie|mantenerse en pie|pararse)",
      "(patas traseras|patas de atras) ~ (paraliz*|no le responden)",
      "paralizad*",
    ],
    en: [
      "(collapsed|collapsing|collapse|unconscious|fainted|fainting|passed out|unresponsive|paralyzed|paralysed)",
      "(not|isnt|wont|doesnt) (responding|respond|react|wake up|waking up)",
      "(cant|cannot|can not|unable to) (stand|get up|stand up|use ~ back legs|move ~ back legs)",
    ],
  },
  {
    code: "urine_blocked",
    urgency: "emergency",
    es: [
      "no (puede|logra|consigue) (orinar|mear|hacer pis|hacer pipi)",
      "no (orina|mea|hace pis|hace pipi)",
      "no ha (orinado|meado|hecho pis|hecho pipi)",
      "(intenta|quiere|trata de|se esfuerza por|esfuerzo al|esfuerzos para) ~ (orinar|mear|hacer pis|hacer pipi) ~~ (nada|no puede|sin|gotas|gotitas)",
      "(obstruccion urinaria|uretra obstruida|gato obstruido)",
    ],
    en: [
      "(cant|cannot|can not|unable to) (pee|urinate|wee|pass urine)",
      "(not|isnt|hasnt|has not|hasnt been) (peed|peeing|urinated|urinating|pee|passing urine)",
      "(straining|trying|tries|strains) (to|and) ~ (pee|urinate|wee) ~~ (nothing|cant|cannot|drops)",
      "straining ~ litter box",
      "(urinary blockage|blocked bladder|blocked urethra|blocked cat)",
    ],
  },
  {
    code: "hit_by_car",
    urgency: "emergency",
    es: [
      "(atropell*)",
      "(golpeo|golpeado|golpeada|arrollo|arrollado|arrollada|embistio) ~ (coche|carro|auto|camion|moto|camioneta)",
      "(cayo|caido|caida) ~ (balcon|ventana|piso|azotea|tejado|terraza)",
      "(lo|la) ~ (mordio|ataco|mordieron|atacaron) ~ (perro|perros|jauria)",
    ],
    en: [
      "(hit|struck|run over|ran over|knocked down) ~ (car|truck|vehicle|motorbike|motorcycle|bike|van|bus)",
      "run over",
      "(fell|fallen|jumped) ~ (balcony|window|roof|storey|story|floor)",
      "(attacked|mauled|bitten) by ~ (dog|dogs|coyote|pack)",
    ],
  },
  {
    code: "bleeding",
    urgency: "emergency",
    es: [
      "(sangra|sangrando|sangrado|hemorragia) ~ (mucho|mucha|abundante*|fuerte|sin parar|a chorros)",
      "(mucho|mucha|abundante) (sangre|sangrado)",
      "(pierde|perdiendo|perdio|vomita|vomito|vomitando|escupe|tose|tosiendo|orina|defeca) ~ sangre",
      "no (para|deja) de sangrar",
      "(hemorragia|desangr*|charco de sangre)",
    ],
    en: [
      "bleeding ~ (heavily|badly|a lot|profusely|everywhere|lots|wont stop|uncontrollabl*|nonstop)",
      "(a lot of|lots of|so much|too much|losing|pool of|spurting) blood",
      "(wont|doesnt|does not|will not|cant|not) stop ~ bleeding",
      "bleeding ~~ (wont|doesnt|does not|will not|not) stop",
      "(vomiting|vomited|throwing up|threw up|coughing|coughed|spitting|peeing|pooping) ~ blood",
      "(haemorrhag*|hemorrhag*|bleeding out|bleeding to death)",
    ],
  },
  {
    code: "heat_stroke",
    urgency: "emergency",
    es: ["(golpe de calor|insolacion|insolad*)", "(encerrad*|dentro|metido|olvidad*) ~ (coche|carro|auto) ~~ (calor|sol)"],
    en: ["(heat stroke|heatstroke|heat exhaustion|overheated|overheating)", "(left|locked|trapped) in ~ (hot)? ~ car"],
  },
  {
    code: "pale_gums",
    urgency: "emergency",
    es: ["encias ~ (palid*|blancas|blanquecinas|grises)", "(palid*|blancas) ~ encias"],
    en: ["gums ~ (pale|white|grey|gray)", "(pale|white|grey|gray) gums"],
  },
  {
    code: "horse_colic",
    urgency: "emergency",
    species: ["horse"],
    es: [
      "colico*",
      "(se revuelca|revolcando*|se mira ~ (flanco|costado|ijar)|se tira al suelo|patea ~ (vientre|barriga))",
      "no (come|caga|defeca|ha comido|ha defecado)",
    ],
    en: [
      "colic*",
      "(rolling|pawing|looking at ~ (flank|side|belly)|kicking ~ belly)",
      "(not|isnt|hasnt) (eating|eaten|pooping|pooped|passing manure)",
    ],
  },
  {
    code: "birth",
    urgency: "emergency",
    es: [
      "(parto|pariendo|parir|dando a luz|contracciones) ~~ (horas|atascad*|atorad*|trabad*|no sale|no salen|no puede|nada)",
      "(cachorro|cria|gatito|potro|ternero) ~ (atascad*|atorad*|trabad*)",
      "(no puede|no logra) (parir|dar a luz)",
    ],
    en: [
      "(labor|labour|giving birth|contractions|whelping|queening|foaling|calving) ~~ (hours|stuck|nothing|no puppy|no puppies|no kitten|no kittens|cant)",
      "(puppy|kitten|foal|calf|pup) ~ stuck",
      "(cant|cannot|unable to) (deliver|give birth)",
    ],
  },
  {
    code: "snake_bite",
    urgency: "emergency",
    es: [
      "(mordio|mordido|mordida|mordedura|pico|picado|picadura|ataco) ~ (serpiente|vibora|culebra|alacran|escorpion|viuda negra|cascabel)",
      "(serpiente|vibora|culebra|alacran|escorpion|cascabel) ~ (mordio|pico|ataco)",
    ],
    en: [
      "(bitten|bit|bite|stung|sting) ~ (snake|viper|adder|rattlesnake|scorpion|black widow)",
      "(snake|viper|adder|rattlesnake|scorpion) ~ (bit|bite|bitten|stung)",
      "snakebite",
    ],
  },
  {
    code: "rabbit_not_eating",
    urgency: "emergency",
    species: ["rabbit", "rodent"],
    es: ["(no come|no ha comido|no quiere comer|dejo de comer|ha dejado de comer|sin comer|no hace caca|no defeca)"],
    en: [
      "(not eating|hasnt eaten|has not eaten|isnt eating|wont eat|stopped eating|not pooping|hasnt pooped|stopped pooping|no droppings)",
    ],
  },
  {
    code: "eye",
    urgency: "urgent",
    es: [
      "ojo ~ (fuera|salido|saltado|perforad*|herid*|sangra*|hinchad*|opaco|nublad*)",
      "se le salio el ojo",
      "(herida|golpe) en el ojo",
    ],
    en: ["eye ~ (out|popped|bulging|punctured|bleeding|swollen|cloudy|injured)", "(eye injury|injured eye|popped eye)"],
  },
  {
    code: "repeated_vomiting",
    urgency: "urgent",
    es: [
      "no (para|deja) de (vomitar|tener diarrea)",
      "(vomita|vomitando|vomitado|vomitos) ~ (todo el dia|toda la noche|muchas veces|sin parar|varias veces|repetid*)",
      "diarrea ~ (sangre)",
    ],
    en: [
      "(cant|wont|doesnt|hasnt|not) ~ stop* (vomiting|throwing up)",
      "(vomiting|throwing up|vomited|threw up) ~ (all day|all night|many times|nonstop|constantly|repeatedly|several times)",
      "(bloody diarrhea|bloody diarrhoea|blood in ~ (stool|poop|diarrhea|diarrhoea))",
    ],
  },
  {
    code: "foreign_body",
    urgency: "urgent",
    es: [
      "(trago|tragado|tragada|comio|ingirio) ~ (hueso*|calcetin*|una media|medias|juguete*|aguja*|hilo|lana|anzuelo*|pila*|moneda*|iman*|pelota*|piedra*|trapo*|chupete*|corcho*|plastico*)",
    ],
    en: [
      "(swallowed|ate|eaten|ingested) ~ (bone*|sock*|toy*|needle*|string|thread|yarn|hook*|battery|batteries|coin*|magnet*|ball|stone*|rock|rocks|rag|underwear|pacifier*|cork|corks|plastic)",
    ],
  },
  ...poisons,
];
