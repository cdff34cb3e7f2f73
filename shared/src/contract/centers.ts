import { z } from "zod";
import { moment, page, pageInput } from "./common.ts";
import { species } from "./pets.ts";

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

/** Around a place (`lat` and `lon`), by words (`q`), or both; nearest first. */
export const centersNearInput = z.object({
  ...pageInput,
  q: z.string().trim().max(200).optional(),
  lat: latitude.optional(),
  lon: longitude.optional(),
  /** Metres; everywhere where it is left out. */
  radiusM: z.number().positive().max(20_100_000).optional(),
  /** Only what is open at `at`. */
  openNow: z.boolean().optional(),
  emergency: z.boolean().optional(),
  species: species.optional(),
  /** In place of now. */
  at: moment.optional(),
});
export type CentersNearInput = z.infer<typeof centersNearInput>;

/** Local times, `09:00` to `14:00`; what closes no later than it opens closes on the next day, `24:00` ends its own. */
const span = z.object({ opens: z.string(), closes: z.string() });
export type Span = z.infer<typeof span>;

export const center = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(["clinic", "hospital", "emergency"]),
  address: z.string(),
  city: z.string(),
  region: z.string(),
  /** ISO 3166. */
  country: z.string(),
  timeZone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** International, as it is written. */
  phone: z.string(),
  website: z.string().nullable(),
  species: z.array(species),
  languages: z.array(z.string()),
  /** Takes emergencies while it is open. */
  emergency: z.boolean(),
  alwaysOpen: z.boolean(),
  /** Seven days, Monday first. */
  week: z.array(z.array(span)),
  /** What differs from the week within the next fourteen days, by the clinic's own dates. */
  exceptions: z.array(z.object({ date: z.string(), spans: z.array(span) })),
  isOpen: z.boolean(),
  /** Of what is open: when it closes; null where that is not within ten days. */
  closesAt: z.string().nullable(),
  /** When it next opens after this, or null. */
  opensAt: z.string().nullable(),
  /** Null where no place was asked for. */
  distanceM: z.number().nullable(),
});
export type Center = z.infer<typeof center>;
export const centerPage = page(center);

/** A city with clinics, and the middle of them: where somebody looks who does not tell where they are. */
export const centerCity = z.object({
  city: z.string(),
  region: z.string(),
  country: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** What else it is called, and its clinics. */
  keywords: z.string(),
  centers: z.number().int(),
});
export type CenterCity = z.infer<typeof centerCity>;
export const centerCityList = z.object({ items: z.array(centerCity) });
