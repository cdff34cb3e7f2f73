import type { Caller, Row } from "../kit.ts";

export type Span = [opens: string, closes: string];

export interface GivenCenter {
  external_ref: string;
  name: string;
  kind: "clinic" | "hospital" | "emergency";
  address: string;
  city: string;
  region: string;
  country: string;
  time_zone: string;
  latitude: number;
  longitude: number;
  phone: string;
  website: string | null;
  species: string[];
  languages: string[];
  emergency: boolean;
  always_open: boolean;
  keywords: string;
  hours: Record<string, Span[]>;
  exceptions: Record<string, Span[]>;
  content_sha256: string;
}

let made = 0;

/** A clinic in the middle of Madrid, open from nine to five on weekdays, but for what is said. */
export function center(given: Partial<GivenCenter> = {}): GivenCenter {
  made += 1;
  const weekdays = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [["09:00", "17:00"] as Span]]));
  const row = {
    external_ref: `test-${made}`,
    name: `Clínica ${made}`,
    kind: "clinic" as const,
    address: "Calle Uno",
    city: "Madrid",
    region: "Madrid",
    country: "ES",
    time_zone: "Europe/Madrid",
    latitude: 40.4168,
    longitude: -3.7038,
    phone: "+34 555 010 100",
    website: null,
    species: ["dog", "cat"],
    languages: ["es"],
    emergency: false,
    always_open: false,
    keywords: "",
    hours: weekdays,
    exceptions: {},
    ...given,
  };
  return { content_sha256: JSON.stringify(row), ...row };
}

export const put = (service: Caller, ...rows: GivenCenter[]) =>
  service.rows<{ external_ref: string; outcome: string }>("select * from fn_import_centers($1)", [JSON.stringify(rows)]);

export interface Found extends Row {
  external_ref: string;
  distance_m: number | null;
  is_open: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
}

export interface Question {
  q?: string | null;
  lat?: number | null;
  lon?: number | null;
  radius?: number | null;
  open?: boolean | null;
  emergency?: boolean | null;
  species?: string | null;
  at?: string;
  limit?: number;
  after?: [distance: number, ref: string] | null;
}

export const nearCall = (question: Question = {}): [string, unknown[]] => [
  `select (f.center).external_ref, f.distance_m, f.is_open, f.opens_at, f.closes_at
   from fn_centers_near($1, $2, $3, $4, $5, $6, $7, coalesce($8::timestamptz, now()), $9, $10, $11) f`,
  [
    question.q ?? null,
    question.lat ?? null,
    question.lon ?? null,
    question.radius ?? null,
    question.open ?? null,
    question.emergency ?? null,
    question.species ?? null,
    question.at ?? null,
    question.limit ?? 25,
    question.after?.[0] ?? null,
    question.after?.[1] ?? null,
  ],
];

export const near = (by: Caller, question?: Question): Promise<Found[]> => by.rows<Found>(...nearCall(question));
export const refs = async (by: Caller, question?: Question): Promise<string[]> =>
  (await near(by, question)).map((row) => row.external_ref);
