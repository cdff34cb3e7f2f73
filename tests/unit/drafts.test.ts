import { dosesIn, unsaidDoses } from "@callavet/shared/node/ai/doses.ts";
import { type Material, inputSha256 } from "@callavet/shared/node/ai/drafter.ts";
import { createDrafter } from "@callavet/shared/node/ai/drafters.ts";
import { extract } from "@callavet/shared/node/ai/extractive-drafter.ts";
import { maskOf } from "@callavet/shared/node/ai/mask.ts";
import { describe, expect, test } from "vitest";

const material = (part: Partial<Material> = {}): Material => ({
  language: "es",
  text: "",
  redFlags: [],
  ownerName: "Ana María Núñez de la Torre",
  petName: "Sol",
  vetName: "Dra. Vera Castillo",
  animal: {},
  messages: [],
  notes: [],
  ...part,
});
const vetSays = (...bodies: string[]) => bodies.map((body) => ({ from: "vet" as const, body }));

describe("names", () => {
  test.each([
    ["Hola, ana maría núñez de la torre", "Hola, [OWNER]"],
    ["Ana y Nuñez y MARÍA", "[OWNER] y [OWNER] y [OWNER]"],
    ["Sol está al sol", "[ANIMAL] está al sol"],
    ["Anais no es Ana", "Anais no es [OWNER]"],
    ["la torre de la casa", "la [OWNER] de la casa"],
    ["Dra. Vera Castillo, buenas", "[VET], buenas"],
    ["a@b.es, www.a.es y +34 600 12 34 56", "[CONTACT_1], [CONTACT_2] y [CONTACT_3]"],
    ["5 mg cada 12 horas, 2.4 19 1.5 1.018 y 2026-11-21", "5 mg cada 12 horas, 2.4 19 1.5 1.018 y 2026-11-21"],
  ])("%s", (text, hidden) => {
    expect(maskOf(material()).hide(text)).toBe(hidden);
  });

  test("come back as they are called, however a model writes their places", () => {
    const mask = maskOf(material());
    expect(mask.hide("Escriba a a@b.es")).toBe("Escriba a [CONTACT_1]");
    expect(mask.show("[owner]: [ANIMAL], [Vet], [CONTACT_1] y [CONTACT_9]")).toBe("Ana: Sol, Dra. Vera Castillo, a@b.es y ");
    expect(maskOf(material({ ownerName: "", petName: "" })).show("[OWNER] y [ANIMAL]")).toBe("el dueño y el animal");
  });
});

describe("amounts", () => {
  test("are one however they are written", () => {
    expect(dosesIn("0,5 mg, .5 y 2 comprimidos; 2 tablets, 10ml, 3 gotas, 10 %, 5 km")).toEqual([
      "0.5 mg",
      "2 tablet",
      "2 tablet",
      "10 ml",
      "3 drop",
      "10 %",
    ]);
  });

  test("that nobody said are found", () => {
    expect(unsaidDoses("Dele 2 pastillas y 5.0 mg", "2 tablets, 5 mg")).toEqual([]);
    expect(unsaidDoses("Dele 50 mg", "Dele 5 mg")).toEqual(["50 mg"]);
    expect(unsaidDoses("Dele 5 ml", "Dele 5 mg")).toEqual(["5 ml"]);
  });
});

describe("the consult's own sentences", () => {
  test("sorted in Spanish, to usted and to tú; questions, greetings and small talk left out", () => {
    expect(
      extract(
        material({
          text: "Sol cojea de la pata trasera",
          messages: vetSays(
            "Buenas noches, Ana. Soy Vera Castillo. ¿Desde cuándo cojea?",
            "Muy bien. Parece un esguince leve. Dele 0,1 mg/kg de meloxicam cada 24 horas con comida.",
            "Mantenlo en reposo y no le des ibuprofeno.",
            "Si deja de apoyar o se hincha, acuda a urgencias.",
            "Revisión en 7 días.",
            "¡Ánimo!",
          ),
        }),
      ),
    ).toEqual({
      summary: "Motivo de la consulta: «Sol cojea de la pata trasera». Parece un esguince leve.",
      plan: ["Dele 0,1 mg/kg de meloxicam cada 24 horas con comida.", "Mantenlo en reposo y no le des ibuprofeno."],
      warnings: ["Si deja de apoyar o se hincha, acuda a urgencias."],
      followUp: "Revisión en 7 días.",
    });
  });

  test("sorted in English", () => {
    expect(
      extract(
        material({
          language: "en",
          text: "My cat drinks a lot",
          messages: vetSays(
            "Hi Ana, this is Vera. How old is she?",
            "This is probably early kidney disease. Offer wet food twice a day and weigh her every week.",
            "If she stops eating or vomits, take her to an emergency clinic right away.",
            "Let me know in two days how she is.",
          ),
          notes: ["Azotaemia in the last blood test."],
        }),
      ),
    ).toEqual({
      summary: expect.stringMatching(/^Reason for the consult: “My cat drinks a lot”\. This is probably early kidney disease\./),
      plan: ["Offer wet food twice a day and weigh her every week."],
      warnings: ["If she stops eating or vomits, take her to an emergency clinic right away."],
      followUp: "Let me know in two days how she is.",
    });
  });

  test("what was said twice stands once, and nothing is made up", () => {
    const said = ["Ofrezca agua cada hora.", "Ofrezca agua cada hora, por favor.", "Póngale calor. Póngale calor."];
    const { plan, warnings, followUp } = extract(material({ messages: vetSays(...said) }));
    expect(plan).toEqual(["Ofrezca agua cada hora.", "Póngale calor."]);
    expect([warnings, followUp]).toEqual([[], ""]);
  });

  test.each([
    ["nothing was said", []],
    ["only small talk", vetSays("Hola", "Gracias", "¡Adiós!")],
    ["signs alone", vetSays("???", "🐶🐶", "...")],
    ["one endless word", vetSays("a".repeat(8000))],
    ["an endless list", vetSays("Dele agua cada hora y no le dé comida. ".repeat(200))],
  ])("%s: there is a draft that fits all the same", (_, messages) => {
    expect(extract(material({ messages })).summary.length).toBeGreaterThan(0);
  });
});

test("the hash does not see the order of keys, and sees everything else", () => {
  const one = material({ animal: { species: "dog", weightGrams: 1 } });
  expect(inputSha256(one)).toBe(inputSha256({ ...one, animal: { weightGrams: 1, species: "dog" } }));
  expect(inputSha256(one)).not.toBe(inputSha256({ ...one, animal: { species: "dog", weightGrams: 2 } }));
  expect(inputSha256(one)).not.toBe(inputSha256({ ...one, notes: ["x"] }));
});

test("who drafts is chosen by the environment", () => {
  expect(createDrafter({}).model).toBe("extractive-1");
  expect(createDrafter({ OPENAI_API_KEY: "k", OPENAI_MODEL: "m" }).model).toBe("m");
  expect(createDrafter({ OPENAI_API_KEY: "k", DRAFTS: "extractive" }).model).toBe("extractive-1");
  expect(createDrafter({ DRAFTS: "openai", OPENAI_BASE_URL: "http://127.0.0.1:1/v1" }).model).not.toBe("extractive-1");
  expect(() => createDrafter({ DRAFTS: "openai" })).toThrow("OPENAI_API_KEY");
});
