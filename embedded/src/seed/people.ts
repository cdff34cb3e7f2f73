const PASSWORD = "callavet-demo";
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

export interface Person {
  id: string;
  email: string;
  fullName: string;
  language: "es" | "en";
  country: string;
  timeZone: string;
}

export interface DemoPerson extends Person {
  password: string;
  role: "owner" | "vet" | "admin";
}

/** Those who can sign in. The auth stand-in knows them by the same ids. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: id(1),
    email: "ana@demo.callavet.test",
    fullName: "Ana Ruiz Ortega",
    language: "es",
    country: "ES",
    timeZone: "Europe/Madrid",
    password: PASSWORD,
    role: "owner",
  },
  {
    id: id(2),
    email: "luis@demo.callavet.test",
    fullName: "Luis Mendoza",
    language: "es",
    country: "MX",
    timeZone: "America/Mexico_City",
    password: PASSWORD,
    role: "owner",
  },
  {
    id: id(3),
    email: "vera@demo.callavet.test",
    fullName: "Vera Castillo",
    language: "es",
    country: "ES",
    timeZone: "Europe/Madrid",
    password: PASSWORD,
    role: "vet",
  },
  {
    id: id(4),
    email: "marcos@demo.callavet.test",
    fullName: "Marcos Heredia",
    language: "es",
    country: "MX",
    timeZone: "America/Mexico_City",
    password: PASSWORD,
    role: "vet",
  },
  {
    id: id(5),
    email: "admin@demo.callavet.test",
    fullName: "Olga Prieto",
    language: "es",
    country: "ES",
    timeZone: "Europe/Madrid",
    password: PASSWORD,
    role: "admin",
  },
];

/** Owners whose consults fill the lists; nobody signs in as them. */
export const otherOwners: readonly Person[] = [
  {
    id: id(11),
    email: "emily.carter@demo.callavet.test",
    fullName: "Emily Carter",
    language: "en",
    country: "US",
    timeZone: "America/Denver",
  },
  {
    id: id(12),
    email: "jorge.salas@demo.callavet.test",
    fullName: "Jorge Salas",
    language: "es",
    country: "MX",
    timeZone: "America/Monterrey",
  },
  {
    id: id(13),
    email: "nuria.vidal@demo.callavet.test",
    fullName: "Núria Vidal",
    language: "es",
    country: "ES",
    timeZone: "Europe/Madrid",
  },
];

export const ANA = id(1);
export const VERA = id(3);
export const MARCOS = id(4);
export const ADMIN = id(5);
export const EMILY = id(11);
export const JORGE = id(12);
export const NURIA = id(13);

export interface Vet {
  id: string;
  display_name: string;
  licence: string;
  country: string;
  languages: string[];
  species: string[];
  bio: string;
}

export const vets: readonly Vet[] = [
  {
    id: VERA,
    display_name: "Dra. Vera Castillo",
    licence: "COLVEMA 28-04417",
    country: "ES",
    languages: ["es", "en"],
    species: ["dog", "cat", "rabbit", "bird"],
    bio: "Medicina interna de perros y gatos. Doce años en urgencias. Small animal internal medicine, twelve years in emergency care.",
  },
  {
    id: MARCOS,
    display_name: "Dr. Marcos Heredia",
    licence: "CED-PROF 7713052",
    country: "MX",
    languages: ["es"],
    species: ["horse", "cow", "dog"],
    bio: "Caballos y ganado, con consulta de campo en Jalisco. Cólico, cojeras y reproducción.",
  },
];

/** Who pays for which plan. Ana is the one that people sign in as. */
export const subscribers: readonly { user: string; plan: string; currency: string; interval: string }[] = [
  { user: ANA, plan: "plus", currency: "eur", interval: "month" },
  { user: EMILY, plan: "family", currency: "usd", interval: "month" },
  { user: JORGE, plan: "basic", currency: "mxn", interval: "month" },
];
