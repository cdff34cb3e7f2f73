import type { CenterCity, CentersNearInput } from "@callavet/shared/contract/centers.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

type Spans = [opens: string, closes: string][];

export interface CenterRow {
  id: string;
  external_ref: string;
  name: string;
  kind: string;
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
  hours: Record<string, Spans>;
  /** Of the next fourteen days. */
  exceptions: Record<string, Spans> | null;
  distance_m: number | null;
  is_open: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
}

/** The last row of the page before. */
export interface Place {
  metres: number;
  ref: string;
}

export async function selectNear(
  trx: Transaction,
  input: CentersNearInput,
  limit: number,
  after: Place | null,
): Promise<CenterRow[]> {
  const { q = null, lat = null, lon = null, radiusM = null, openNow = null, emergency = null, species = null, at = null } = input;
  const { rows } = await sql<CenterRow>`
    select c.id, c.external_ref, c.name, c.kind, c.address, c.city, c.region, c.country, c.time_zone, c.latitude, c.longitude,
      c.phone, c.website, c.species, c.languages, c.emergency, c.always_open, c.hours, f.distance_m, f.is_open, f.opens_at, f.closes_at,
      (select jsonb_object_agg(e.key, e.value) from jsonb_each(c.exceptions) e, lateral
        (select (coalesce(${at}::timestamptz, now()) at time zone c.time_zone)::date as today) d
       where e.key between to_char(d.today, 'YYYY-MM-DD') and to_char(d.today + 13, 'YYYY-MM-DD')) as exceptions
    from public.fn_centers_near(${q}, ${lat}, ${lon}, ${radiusM}, ${openNow}, ${emergency}, ${species},
      coalesce(${at}::timestamptz, now()), ${limit}, ${after?.metres ?? null}, ${after?.ref ?? null}) f, lateral (select (f.center).*) c`.execute(
    trx,
  );
  return rows;
}

export async function selectCities(trx: Transaction): Promise<CenterCity[]> {
  const { rows } = await sql<CenterCity>`
    select city, region, country, avg(latitude) as latitude, avg(longitude) as longitude, max(keywords) as keywords, count(*)::int as centers
    from public.centers where published
    group by country, region, city order by country, city`.execute(trx);
  return rows;
}
