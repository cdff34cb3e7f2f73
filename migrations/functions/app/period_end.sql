-- The n-th month after the anchor, always counted from the anchor, so that its day is kept: 31 Jan, 28 Feb, 31 Mar.
-- Months are those of UTC.
create or replace function app.period_end(anchor timestamptz, n integer) returns timestamptz
language sql immutable set search_path = '' as $$
  select ((anchor at time zone 'UTC') + make_interval(months => n)) at time zone 'UTC';
$$;

revoke all on function app.period_end(timestamptz, integer) from public;
