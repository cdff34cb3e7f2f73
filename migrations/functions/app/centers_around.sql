-- Published clinics in the box around a circle, which the index on their places finds; the corners are the caller's to cut.
-- The box is asked for three times, because the circle may reach over the date line. Inlined by the planner.
create or replace function app.centers_around(p_lat double precision, p_lon double precision, p_radius_m double precision)
returns setof public.centers language sql stable as $$
  select c.*
  from (select degrees(p_radius_m / 6371008.8) + 1e-6 as high) h,
    lateral (select case when abs(p_lat) + h.high >= 90 then 180
      else degrees(asin(least(1, sin(p_radius_m / 6371008.8) / cos(radians(p_lat))))) + 1e-6 end as wide) w,
    public.centers c
  where c.published and (
    point(c.longitude, c.latitude) <@ box(point(p_lon - w.wide, p_lat - h.high), point(p_lon + w.wide, p_lat + h.high))
    or point(c.longitude, c.latitude) <@ box(point(p_lon - w.wide - 360, p_lat - h.high), point(p_lon + w.wide - 360, p_lat + h.high))
    or point(c.longitude, c.latitude) <@ box(point(p_lon - w.wide + 360, p_lat - h.high), point(p_lon + w.wide + 360, p_lat + h.high)));
$$;

revoke all on function app.centers_around(double precision, double precision, double precision) from public;
grant execute on function app.centers_around(double precision, double precision, double precision) to anon, authenticated, service_role;
