-- Clinics as the import has read them: an array of rows with the table's own names. Says of each what became of it; what is
-- the same as before is not written.
create or replace function public.fn_import_centers(p_centers jsonb) returns table (external_ref text, outcome text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_zone record;
begin
  -- A zone that this database does not know would break every search that meets it.
  for v_zone in select distinct g ->> 'time_zone' as name, min(g ->> 'external_ref') as ref from jsonb_array_elements(p_centers) g group by 1 loop
    begin
      if coalesce(v_zone.name, '') !~ '^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+)+$' then
        raise invalid_parameter_value;
      end if;
      perform now() at time zone v_zone.name;
    exception when invalid_parameter_value then
      perform app.refuse(400, 'input_invalid', jsonb_build_object('field', 'timeZone', 'ref', v_zone.ref));
    end;
  end loop;
  return query
  with given as (
    select * from jsonb_to_recordset(p_centers) as g(external_ref text, name text, kind text, address text, city text, region text,
      country text, time_zone text, latitude double precision, longitude double precision, phone text, website text, species text[],
      languages text[], emergency boolean, always_open boolean, keywords text, hours jsonb, exceptions jsonb, content_sha256 text)
  ), written as (
    insert into public.centers as c (external_ref, name, kind, address, city, region, country, time_zone, latitude, longitude, phone,
      website, species, languages, emergency, always_open, keywords, hours, exceptions, content_sha256)
    select g.external_ref, g.name, g.kind, g.address, g.city, g.region, g.country, g.time_zone, g.latitude, g.longitude, g.phone,
      g.website, g.species, g.languages, g.emergency, g.always_open, g.keywords, g.hours, g.exceptions, g.content_sha256
    from given g
    on conflict on constraint centers_external_ref_key do update set name = excluded.name, kind = excluded.kind,
      address = excluded.address, city = excluded.city, region = excluded.region, country = excluded.country,
      time_zone = excluded.time_zone, latitude = excluded.latitude, longitude = excluded.longitude, phone = excluded.phone,
      website = excluded.website, species = excluded.species, languages = excluded.languages, emergency = excluded.emergency,
      always_open = excluded.always_open, keywords = excluded.keywords, hours = excluded.hours, exceptions = excluded.exceptions,
      content_sha256 = excluded.content_sha256, published = true, updated_at = now()
    where c.content_sha256 <> excluded.content_sha256 or not c.published
    -- A row that was there before carries the number of the transaction that locked it.
    returning c.external_ref, c.xmax = 0 as is_new
  )
  select g.external_ref, case when w.is_new then 'created' when w.is_new is null then 'unchanged' else 'updated' end
  from given g left join written w using (external_ref);
end $$;

revoke all on function public.fn_import_centers(jsonb) from public;
grant execute on function public.fn_import_centers(jsonb) to service_role;
