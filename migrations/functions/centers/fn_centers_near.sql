-- Clinics for a place and a question, nearest first. Of those that the words find, only the ones that the most words find.
-- Without a place, in the order of their refs, which begin with country and city. The cursor is the last row's distance and ref.
create or replace function public.fn_centers_near(
  p_query text, p_lat double precision, p_lon double precision, p_radius_m double precision, p_open_now boolean,
  p_emergency boolean, p_species text, p_at timestamptz default now(), p_limit integer default 25,
  p_after_distance double precision default null, p_after_ref text default null
) returns table (
  center public.centers, distance_m double precision, is_open boolean, opens_at timestamptz, closes_at timestamptz
) language plpgsql stable security invoker set search_path = '' as $$
declare
  -- Half way round the earth: everywhere.
  c_everywhere constant double precision := 20015087;
  v_words tsquery[] := app.place_words(coalesce(p_query, ''));
  v_any tsquery;
  v_wrong text;
begin
  v_wrong := case
    when (p_lat is null) <> (p_lon is null) then case when p_lat is null then 'lat' else 'lon' end
    when p_lat not between -90 and 90 then 'lat'
    when p_lon not between -180 and 180 then 'lon'
    when p_radius_m is not null and not (p_radius_m > 0 and p_radius_m <= 20100000) then 'radiusM'
    when p_limit is null or p_limit not between 1 and 101 then 'limit'
    when p_at is null or not isfinite(p_at) then 'at'
    when (p_after_distance is null) <> (p_after_ref is null) then 'cursor'
    when p_after_distance = 'NaN' or p_after_distance < 0 then 'cursor'
  end;
  if v_wrong is not null then
    -- Raised here: the caller may be anybody, and app.refuse is not theirs.
    raise exception using errcode = 'CV400', message = 'input_invalid', detail = jsonb_build_object('field', v_wrong)::text;
  end if;
  select to_tsquery('simple', string_agg(w::text, ' | ')) into v_any from unnest(v_words) w;
  return query
  with found as materialized (
    select c as center, c.external_ref, case when p_lat is null then 0 else app.distance_m(p_lat, p_lon, c.latitude, c.longitude) end as metres,
      (select count(*) from unnest(v_words) w where c.tsv @@ w) as matched
    from app.centers_around(coalesce(p_lat, 0), coalesce(p_lon, 0),
      case when p_lat is null then c_everywhere else least(coalesce(p_radius_m, c_everywhere), c_everywhere) end) c
    where (p_emergency is not true or c.emergency)
      and (p_species is null or p_species = any (c.species))
      and (v_any is null or c.tsv @@ v_any)
  ), nearest as (
    select f.center, f.external_ref, f.metres from found f
    where f.matched = (select max(b.matched) from found b)
      and (p_lat is null or p_radius_m is null or f.metres <= p_radius_m)
      and (p_after_ref is null or (f.metres, f.external_ref) > (p_after_distance, p_after_ref))
    order by f.metres, f.external_ref
  )
  -- One after the other until there are enough: most clinics' hours are never looked at.
  select n.center, case when p_lat is not null then n.metres end, o.is_open, o.opens_at, o.closes_at
  from nearest n, lateral app.center_open_at(n.center, p_at) o
  where p_open_now is not true or o.is_open
  order by n.metres, n.external_ref
  limit p_limit;
end $$;

revoke all on function public.fn_centers_near(text, double precision, double precision, double precision, boolean, boolean, text,
  timestamptz, integer, double precision, text) from public;
grant execute on function public.fn_centers_near(text, double precision, double precision, double precision, boolean, boolean, text,
  timestamptz, integer, double precision, text) to anon, authenticated, service_role;
