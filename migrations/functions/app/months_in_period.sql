-- How many months' units a period holds: a plan's units are by the month, and a year's period has them all from its first
-- day. A trial, shorter than a month, has one month's.
create or replace function app.months_in_period(p_start timestamptz, p_end timestamptz) returns integer
language sql immutable as $$
  select greatest(1, (extract(year from age(p_end at time zone 'UTC', p_start at time zone 'UTC')) * 12
    + extract(month from age(p_end at time zone 'UTC', p_start at time zone 'UTC')))::integer);
$$;

revoke all on function app.months_in_period(timestamptz, timestamptz) from public;
