import { ANA, EMILY, JORGE, NURIA } from "./people.ts";

const id = (n: number): string => `00000000-0000-4000-8100-${String(n).padStart(12, "0")}`;

export interface SeedPet {
  id: string;
  owner_id: string;
  name: string;
  species: string;
  breed: string | null;
  sex: "female" | "male" | null;
  neutered: boolean | null;
  /** Years old on the day of seeding; the birthday is reckoned from it. */
  age: number;
  weight_grams: number | null;
  notes: string;
}

export const LOLA = id(1);
export const MISHA = id(2);
export const TORMENTA = id(3);
export const COPITO = id(4);
export const BUDDY = id(5);
export const PEPPER = id(6);
export const CANELA = id(7);
export const KIWI = id(8);

export const pets: readonly SeedPet[] = [
  {
    id: LOLA,
    owner_id: ANA,
    name: "Lola",
    species: "dog",
    breed: "Labrador retriever",
    sex: "female",
    neutered: true,
    age: 6,
    weight_grams: 28_400,
    notes: "Alérgica al pollo. Otitis de repetición en el oído izquierdo.",
  },
  {
    id: MISHA,
    owner_id: ANA,
    name: "Misha",
    species: "cat",
    breed: "Europeo común",
    sex: "male",
    neutered: true,
    age: 9,
    weight_grams: 5200,
    notes: "Enfermedad renal crónica, estadio 2. Dieta renal desde 2024.",
  },
  {
    id: TORMENTA,
    owner_id: ANA,
    name: "Tormenta",
    species: "horse",
    breed: "Pura raza española",
    sex: "female",
    neutered: null,
    age: 12,
    weight_grams: 480_000,
    notes: "Un episodio de cólico leve hace dos años.",
  },
  {
    id: COPITO,
    owner_id: ANA,
    name: "Copito",
    species: "rabbit",
    breed: "Belier enano",
    sex: "male",
    neutered: false,
    age: 2,
    weight_grams: 1650,
    notes: "",
  },
  {
    id: BUDDY,
    owner_id: EMILY,
    name: "Buddy",
    species: "dog",
    breed: "Golden retriever",
    sex: "male",
    neutered: true,
    age: 4,
    weight_grams: 32_000,
    notes: "Eats anything he finds on walks.",
  },
  {
    id: PEPPER,
    owner_id: EMILY,
    name: "Pepper",
    species: "cat",
    breed: "Domestic shorthair",
    sex: "female",
    neutered: true,
    age: 3,
    weight_grams: 4100,
    notes: "Indoor only.",
  },
  {
    id: CANELA,
    owner_id: JORGE,
    name: "Canela",
    species: "cow",
    breed: "Jersey",
    sex: "female",
    neutered: null,
    age: 5,
    weight_grams: 420_000,
    notes: "Segundo parto en mayo.",
  },
  {
    id: KIWI,
    owner_id: NURIA,
    name: "Kiwi",
    species: "bird",
    breed: "Agapornis",
    sex: null,
    neutered: null,
    age: 1,
    weight_grams: 48,
    notes: "",
  },
];
