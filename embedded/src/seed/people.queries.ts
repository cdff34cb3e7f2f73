import type { ClientBase } from "pg";
import { ADMIN, demoPeople, otherOwners, vets } from "./people.ts";
import { pets } from "./pets.ts";

/** Profiles, roles, vets and animals. Everybody has been here for some months. */
export async function insertPeople(client: ClientBase): Promise<void> {
  const people = [...demoPeople, ...otherOwners].map(({ id, email, fullName, language, country, timeZone }) => ({
    id,
    email,
    full_name: fullName,
    language,
    country,
    time_zone: timeZone,
  }));
  await client.query(
    `insert into public.profiles (id, email, full_name, language, country, time_zone, created_at, updated_at)
     select id, email, full_name, language, country, time_zone, now() - interval '5 months', now() - interval '5 months'
     from jsonb_to_recordset($1::jsonb)
       as given(id uuid, email text, full_name text, language text, country text, time_zone text)`,
    [JSON.stringify(people)],
  );
  await client.query(
    `insert into public.user_roles (user_id, role, granted_by, granted_at)
     select user_id, role, $2, now() - interval '5 months' from jsonb_to_recordset($1::jsonb) as given(user_id uuid, role text)`,
    [JSON.stringify(demoPeople.filter(({ role }) => role !== "owner").map(({ id, role }) => ({ user_id: id, role }))), ADMIN],
  );
  await client.query(
    `insert into public.vets (id, display_name, licence, country, languages, species, bio, approved, created_at)
     select id, display_name, licence, country, languages, species, bio, true, now() - interval '5 months'
     from jsonb_to_recordset($1::jsonb)
       as given(id uuid, display_name text, licence text, country text, languages text[], species text[], bio text)`,
    [JSON.stringify(vets)],
  );
  await client.query(
    `insert into public.pets (id, owner_id, name, species, breed, sex, neutered, born_on, weight_grams, notes, created_at, updated_at)
     select id, owner_id, name, species, breed, sex, neutered, current_date - make_interval(years => age, days => age * 17 % 300),
       weight_grams, notes, now() - interval '5 months', now() - interval '5 months'
     from jsonb_to_recordset($1::jsonb) as given(id uuid, owner_id uuid, name text, species text, breed text, sex text,
       neutered boolean, age integer, weight_grams integer, notes text)`,
    [JSON.stringify(pets)],
  );
}
