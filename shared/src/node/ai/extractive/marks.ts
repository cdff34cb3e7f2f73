import { dosesIn } from "../doses.ts";

/**
 * Words that tell what a sentence of a vet is for, in folded text: Spanish to usted and to tú, and English. Forms are written
 * out where a stem would catch a description ("toma agua") beside an order ("tome la temperatura").
 */
const ORDERS = [
  "administre(?:le|lo|la)?|aplique(?:le|lo|la)?|aplica(?:le|lo|la)?|ponga(?:le|lo|la|los|las)?|pongale|ponle|ponlo|ponla|pon",
  "(?:no )?(?:le |lo |la |les )?(?:de|des|dele|dale|deles|den|ofrezca(?:le)?|ofrecele)",
  "evite|evita|limpia|añade|habla|pide|lleva|pregunta|saca|lava|mira|vigila|deja|repite|mantenga(?:lo|la)?|manten(?:lo|la)?|limpie(?:le|lo|la)?|limpia(?:le|lo|la)|lave(?:le|lo|la)?|retire(?:le)?|quite(?:le)?",
  "vigile(?:lo|la)?|vigila(?:lo|la)?|observe|controle|mida|tome(?:le)?|lleve(?:lo|la)?|llevelo|llevela|llevalo|llevala|acuda|llame|deje(?:lo|la)?|dejale",
  "espere|repita|continue|siga|suspenda|use|cambie|ordene|revise(?:le)?|pese(?:lo|la)?|anote|envie(?:me)?|mande(?:me)?|haga(?:le)?|hazle",
  "mire|añada|hable|pida|pregunte|saque|moje|seque|tape|cubra|abrigue|camine(?:lo|la)?|pasee(?:lo|la)?|traiga(?:lo|la)?|empiece|reduzca|aumente|divida|humedezca|ayune|no (?:lo|la|le|espere|esperes|deje|use)",
  "give|apply|put|place|offer|avoid|keep|clean|wash|rinse|remove|watch|monitor|check|take|bring|call|leave|wait|repeat|continue|stop|use|change",
  "start|reduce|feed|walk|weigh|measure|note|send|cover|dry|soak|rest|do not|don'?t|never",
].join("|");
/** Verbs with their pronoun behind them stand at the beginning of an order alone; these only look like it. */
const TU = /^no (?:lo |la |le |les |te )?(?!puedes|tienes|sabes|quieres|eres|antes|veces|es\b)[a-zñ]{2,}(?:es|as)$/u;
const WITH_PRONOUN =
  /^(?!escuela|aquell|tampoco|pastilla|costilla|rodilla|toalla)[a-zñ]{2,}(?:a|e|i|an|en|on|z)(?:lo|la|los|las|le|les|selo|sela|me)$/u;
const CLAUSE = /[,;:.!]|\b(?:y|e|o|and|or|then|luego|despues|pero|but|please|por favor|ni)\b/u;
const ORDER = new RegExp(`^(?:${ORDERS})(?![a-zñ])`, "u");

/** An order stands at the beginning of one of a sentence's clauses. */
function isOrder(folded: string): boolean {
  return folded.split(CLAUSE).some((clause) => {
    const start = clause.trim().split(/\s+/u);
    return (
      ORDER.test(clause.trim()) || WITH_PRONOUN.test(start[0] ?? "") || [2, 3].some((n) => TU.test(start.slice(0, n).join(" ")))
    );
  });
}

const ADVICE =
  /\b(?:hay que|debe|deben|debes|deberia|tiene que|tienen que|tienes que|conviene|recomiendo|le sugiero|es mejor|lo mejor es|nada de|nada mas por boca|prohibido|nunca|(?:puede|puedes) (?:darle|ponerle|usar|ofrecerle)|should|must|needs? to|i recommend|i suggest|i would|it is best|best to|you can (?:give|use|offer|put)|nothing (?:more )?(?:by mouth|to eat)|no (?:more|leftover|further) [a-z]+)\b/u;
const SCHEDULE =
  /\b(?:cada|durante|hasta que|hasta|veces al dia|vez al dia|al dia|por la (?:noche|manana)|despues de comer|antes de comer|every|for (?:the next |a |\d|two|three|five|seven|ten)|until|times a day|a day|daily|once|twice|at night|with food)\b/u;

const CONDITION =
  /(?:^|[,;:.(] ?|\b(?:y|and|pero|but|solo|only) )(?:si|en caso de|cuando|en cuanto|ante|if|in case|should (?:he|she|it)|when|as soon as)\b/u;
const URGENT =
  /\b(?:urgencias?|emergencias?|de inmediato|inmediatamente|enseguida|cuanto antes|hoy|sin esperar|no esper[ea]s?|ahora mismo|corra|hospital|emergency|right away|immediately|straight away|at once|do not wait|don'?t wait|tonight|today)\b/u;
const TELL =
  /\b(?:me escribe|escribame|escribeme|me avisa|aviseme|avisame|llameme|llamame|me llama|me cuenta|cuenteme|cuentame|digame|vuelva a escribir|acuda|llevelo|llevela|llevalo|vaya|let me know|write to me|message me|tell me|call (?:me|us|your|the)|come back|go to|take (?:him|her|it)|bring (?:him|her|it)|contact|a un veterinario|a su veterinario)\b/u;
const AGAIN =
  /\b(?:control|revision|revisarl[oa]|revisemos|volvemos a|nos vemos|nueva consulta|otra consulta|seguimiento|cita|recheck|re-check|follow up|follow-up|followup|check ?up|check-up|see (?:him|her|it|you) again|review (?:him|her|it)|another consult|suture removal|retirar puntos)\b/u;
const IN_TIME =
  /\b(?:en|dentro de|a los|a las|in|within|after) (?:un|una|unos|dos|tres|cuatro|cinco|siete|diez|quince|a|one|two|three|four|five|seven|ten|\d+)(?: a \d+| to \d+|-\d+)? (?:horas?|dias?|semanas?|mes(?:es)?|hours?|days?|weeks?|months?)\b|\b(?:manana|pasado manana|tomorrow)\b/u;

const JUDGEMENT =
  /\b(?:parece|parecen|pienso en|sospecho|posible|probable|probablemente|compatible con|descarto|se trata de|sigue en|he visto|es un|es una|tiene (?:un|una)|looks like|looks|seems|probably|likely|i think|i suspect|consistent with|that is|this is|it is|he has|she has)\b|^(?:es|esta) /u;

/** What stands in a sentence; a dose is an amount with its unit. */
export function marksOf(folded: string) {
  const urgent = URGENT.test(folded);
  const tell = TELL.test(folded);
  return {
    order: isOrder(folded),
    advice: ADVICE.test(folded),
    schedule: SCHEDULE.test(folded),
    dose: dosesIn(folded).length > 0,
    condition: CONDITION.test(folded),
    urgent,
    tell,
    again: AGAIN.test(folded) || (tell && IN_TIME.test(folded)),
    /** What the animal has, by the vet's word. */
    judgement: JUDGEMENT.test(folded),
  };
}
