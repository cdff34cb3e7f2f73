-- Whether a clinic is open, when it closes if it is (null: not within ten days), and when it next opens after this moment.
-- Hours belong to the local day on which they begin: a night that began before a holiday ends as every night does. Hours that
-- meet are one: open to midnight and from midnight is open through. Local times become moments in the clinic's own zone, so a
-- night is an hour shorter or longer where the clock is changed. Without SET, so that the planner inlines it.
create or replace function app.center_open_at(p_center public.centers, p_at timestamptz)
returns table (is_open boolean, opens_at timestamptz, closes_at timestamptz) language sql stable as $$
  select coalesce(bool_or(s.span @> p_at), false),
    min(lower(s.span)) filter (where lower(s.span) > p_at),
    min(upper(s.span)) filter (where s.span @> p_at and upper(s.span) < p_at + interval '10 days')
  from (
    select range_agg(tstzrange(m.opens, m.closes)) as spans
    from generate_series(-1, 11) n,
      lateral (select (p_at at time zone p_center.time_zone)::date + n as day) d,
      lateral jsonb_array_elements(coalesce(
        p_center.exceptions -> to_char(d.day, 'YYYY-MM-DD'),
        case when p_center.always_open then '[["00:00", "24:00"]]' else p_center.hours -> extract(isodow from d.day)::integer::text end,
        '[]')) h,
      lateral (select (h ->> 0)::time as opens, (h ->> 1)::time as closes) l,
      lateral (select (d.day + l.opens) at time zone p_center.time_zone as opens,
        (d.day + case when l.closes <= l.opens then 1 else 0 end + l.closes) at time zone p_center.time_zone as closes) m
    -- Hours that lie in the hour which the clock leaves out are none.
    where m.opens < m.closes
  ) all_spans, unnest(all_spans.spans) s(span);
$$;

revoke all on function app.center_open_at(public.centers, timestamptz) from public;
grant execute on function app.center_open_at(public.centers, timestamptz) to anon, authenticated, service_role;
