import { triage } from "@callavet/shared/contract/triage.ts";
import type { Species } from "@callavet/shared/contract/pets.ts";
import { describe, expect, it } from "vitest";

const fires: [code: string, text: string, species?: Species][] = [
  ["bloat", "Mi perro tiene la barriga muy hinchada y dura"],
  ["bloat", "Tiene arcadas pero no sale nada"],
  ["bloat", "His belly looks really swollen"],
  ["bloat", "She keeps trying to throw up but nothing comes out"],
  ["breathing", "¡No puede respirar!"],
  ["breathing", "A mi gata le cuesta mucho respirar"],
  ["breathing", "He can't breathe"],
  ["breathing", "my cat is breathing with mouth open, gasping"],
  ["breathing", "Tiene la lengua azulada"],
  ["seizure", "Está convulsionando desde hace diez minutos"],
  ["seizure", "she had a seizure last night"],
  ["collapse", "Se desmayó en el paseo"],
  ["collapse", "no puede levantarse"],
  ["collapse", "He just collapsed and is unresponsive"],
  ["collapse", "she cannot use her back legs"],
  ["urine_blocked", "Mi gato no puede orinar desde ayer"],
  ["urine_blocked", "intenta hacer pis y no sale nada"],
  ["urine_blocked", "My male cat can't pee"],
  ["urine_blocked", "He is straining to pee, only drops"],
  ["hit_by_car", "lo atropelló un coche"],
  ["hit_by_car", "Se cayó del balcón de un tercer piso"],
  ["hit_by_car", "Our dog was hit by a car"],
  ["hit_by_car", "the cat fell from the window"],
  ["bleeding", "Sangra mucho de la pata"],
  ["bleeding", "No para de sangrar"],
  ["bleeding", "vomita sangre"],
  ["bleeding", "He won't stop bleeding"],
  ["bleeding", "there is so much blood"],
  ["heat_stroke", "creo que es un golpe de calor"],
  ["heat_stroke", "he was left in a hot car"],
  ["pale_gums", "Tiene las encías blancas"],
  ["pale_gums", "her gums are very pale"],
  ["horse_colic", "Mi caballo tiene cólico"],
  ["horse_colic", "the mare keeps rolling and pawing"],
  ["horse_colic", "se revuelca mucho", "horse"],
  ["birth", "Lleva tres horas de parto, contracciones desde hace horas y nada"],
  ["birth", "The puppy is stuck"],
  ["snake_bite", "le mordió una serpiente"],
  ["snake_bite", "a rattlesnake bit my dog"],
  ["rabbit_not_eating", "Mi conejo no come desde hace 12 horas"],
  ["rabbit_not_eating", "hasn't eaten since yesterday", "rabbit"],
  ["poisoning", "Se comió una tableta de chocolate"],
  ["poisoning", "Ha comido raticida"],
  ["poisoning", "My dog ate sugar-free gum with xylitol"],
  ["poisoning", "he got into the rat poison"],
  ["poisoning", "Bebió anticongelante"],
  ["poisoning", "I gave my cat paracetamol"],
  ["poisoning", "she ate some grapes"],
  ["poisoning", "No sé si comió chocolate"],
  ["poisoning", "not sure if he ate chocolate"],
  ["lily", "Mi gata mordió un lirio"],
  ["lily", "My cat chewed the lily leaves"],
  ["human_medicine_cat", "le dimos paracetamol al gato"],
  ["eye", "tiene el ojo muy hinchado"],
  ["repeated_vomiting", "no deja de vomitar"],
  ["repeated_vomiting", "She has been throwing up all night"],
  ["foreign_body", "Se tragó un calcetín"],
  ["foreign_body", "he swallowed a needle"],
  ["foreign_body", "Mi perro comió una media hace dos horas y ahora vomita"],
  ["foreign_body", "She ate some socks and a piece of plastic"],
];

const silent: [text: string, species?: Species][] = [
  [""],
  ["Hola, quisiera una revisión anual y las vacunas"],
  ["I would like advice on food for a puppy"],
  ["Mi perra se llama Chocolate y se rasca la oreja"],
  ["My dog Chocolate has itchy ears"],
  ["My cat Lily ate her breakfast and sleeps a lot"],
  ["no vomita sangre"],
  ["He is not bleeding heavily, just a scratch"],
  ["no tiene convulsiones"],
  ["No seizures, no collapse"],
  ["She hasn't collapsed"],
  ["la barriga no está hinchada"],
  ["His belly is not swollen"],
  ["respira bien y come bien"],
  ["Breathing normally, eating well"],
  ["no ha comido chocolate"],
  ["He did not eat chocolate"],
  ["Nunca ha sido atropellado"],
  ["without any pale gums"],
  ["El bebé humano tiene cólico", "dog"],
  ["My hamster runs in his wheel at night"],
  ["Cojea un poco de la pata izquierda desde el domingo"],
  ["tiene pulgas, ¿qué pipeta compro?"],
];

describe("what fires", () => {
  it.each(fires)("%s: %s", (code, text, species) => {
    expect(triage(text, species).redFlags).toContain(code);
  });
});

describe("what must not fire", () => {
  it.each(silent)("%s", (text, species) => {
    expect(triage(text, species)).toEqual({ urgency: "routine", redFlags: [] });
  });
});

describe("urgency", () => {
  it("is an emergency when any sign is one, and names that one first", () => {
    expect(triage("Se tragó un calcetín y ahora no puede respirar")).toEqual({
      urgency: "emergency",
      redFlags: ["breathing", "foreign_body"],
    });
  });
  it("is urgent when no sign is an emergency", () => {
    expect(triage("he swallowed a sock").urgency).toBe("urgent");
  });
  it("heeds what follows a denial", () => {
    expect(triage("No vomita, pero sangra mucho").redFlags).toEqual(["bleeding"]);
    expect(triage("Not vomiting but she can't breathe").redFlags).toEqual(["breathing"]);
    expect(triage("no tose y tiene convulsiones").redFlags).toEqual(["seizure"]);
  });
  it("does not care about accents, case or typographic apostrophes", () => {
    const same = triage("NO PUEDE RESPIRAR");
    expect(triage("no puede respirar")).toEqual(same);
    expect(triage("he can’t breathe").redFlags).toEqual(same.redFlags);
    expect(triage("CONVULSIÓN").redFlags).toEqual(triage("convulsion").redFlags);
  });
  it("keeps a sign of one animal to that animal", () => {
    expect(triage("no come", "rabbit").urgency).toBe("emergency");
    expect(triage("no come", "dog").urgency).toBe("routine");
    expect(triage("My dog chewed the lily leaves").redFlags).not.toContain("lily");
  });
  it("answers in a moment, whatever is typed", () => {
    const started = performance.now();
    triage("no puede intenta vomitar ".repeat(200));
    triage("a ".repeat(2000));
    triage("comio ".repeat(700));
    expect(performance.now() - started).toBeLessThan(250);
  });
});
