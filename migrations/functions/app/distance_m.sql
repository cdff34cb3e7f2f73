-- Metres between two places, by the haversine over a round earth (within 0.6 % of the true one). Inlined by the planner.
create or replace function app.distance_m(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
returns double precision language sql immutable as $$
  select 2 * 6371008.8 * asin(sqrt(least(1, sin(radians(lat2 - lat1) / 2) ^ 2
    + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)));
$$;

revoke all on function app.distance_m(double precision, double precision, double precision, double precision) from public;
grant execute on function app.distance_m(double precision, double precision, double precision, double precision) to anon, authenticated, service_role;
