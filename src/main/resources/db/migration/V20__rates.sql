-- How fast Stripe may be called, counted across replicas by this database's clock. Unlogged: nobody
-- waits for a disk, and a table lost with the server just starts low again.
create unlogged table call_rate (
  scope         text collate "C" primary key,
  rate          double precision not null,
  knee          double precision,
  next_at       timestamptz not null,
  bulk_at       timestamptz not null,
  edited_at     timestamptz not null default '-infinity',
  window_at     timestamptz not null,
  window_calls  integer not null default 0,
  side_by_side  integer,
  eased_at      timestamptz not null default '-infinity',
  slowed_at     timestamptz not null default '-infinity',
  throttled_at  timestamptz,
  throttled_for text,
  throttled_by  text
) with (fillfactor = 50);
comment on table call_rate is 'One row per bucket of Stripe''s: the platform, an account, and each endpoint of theirs';
comment on column call_rate.rate is 'Calls a second, at present';
comment on column call_rate.knee is 'Half the rate Stripe complained of: above it the rate climbs by steps; null while nothing complained';
comment on column call_rate.next_at is 'When the next call may be made';
comment on column call_rate.bulk_at is 'Up to when bulk work has used its share, which is less than the whole while there are edits';
comment on column call_rate.window_calls is 'Calls given since window_at: only a rate that is used rises';
comment on column call_rate.side_by_side is 'Calls at once, after a complaint about those; null is as configured';
comment on column call_rate.slowed_at is 'When it was last halved: a volley of complaints is one';
comment on column call_rate.throttled_by is 'Whose call Stripe refused last: one account''s trouble isn''t the platform''s';
grant select, insert, update, delete on call_rate to ${app_role};

-- Gives calls in several buckets at once. Each bucket's are evenly spaced at its present rate, none
-- later than a moment from now, edits before bulk. What isn't used in time is lost.
-- A rate doubles each quarter of a second in which it was used, and climbs by an eightieth of its
-- ceiling above its knee. After a minute's idleness it begins low again.
-- first: seconds from now to the first call; gap: seconds between calls; given: the time, for tests.
create function take_calls(
  scopes text[], edits integer[], bulks integer[], ceilings double precision[],
  share double precision, given timestamptz default null)
  returns table (
    edit_calls integer, edit_first double precision, edit_gap double precision,
    bulk_calls integer, bulk_first double precision, bulk_gap double precision, beside integer)
  language plpgsql as
$$
declare
  r call_rate;
  found_rows integer;
  at timestamptz;
  ceiling double precision;
  low double precision;
  passed double precision;
  pace double precision;
  bulk_pace double precision;
  begins timestamptz;
  ahead double precision;
begin
  perform from call_rate c where c.scope = any (scopes) order by c.scope for update;
  get diagnostics found_rows = row_count;
  if found_rows < cardinality(scopes) then
    insert into call_rate (scope, rate, next_at, bulk_at, window_at)
    select fresh.scope, least(fresh.top, greatest(fresh.top / 4, 10)), t, t, t
    from unnest(scopes, ceilings) fresh (scope, top), coalesce(given, clock_timestamp()) t
    order by fresh.scope collate "C"
    on conflict do nothing;
    perform from call_rate c where c.scope = any (scopes) order by c.scope for update;
  end if;
  at := coalesce(given, clock_timestamp());

  for i in 1 .. cardinality(scopes) loop
    select * into strict r from call_rate c where c.scope = scopes[i];
    ceiling := ceilings[i];
    low := least(ceiling, greatest(ceiling / 4, 10));
    pace := least(r.rate, ceiling);
    -- A clock that was set back must not stop everything.
    r.next_at := least(r.next_at, at + interval '2 seconds');
    r.bulk_at := least(r.bulk_at, at + interval '2 seconds');

    passed := extract(epoch from at - r.window_at);
    if at - greatest(r.next_at, r.window_at) > interval '1 minute' then
      pace := least(pace, low);
    elsif passed >= 0.25 and r.window_calls >= 0.7 * pace * passed then
      pace := least(ceiling,
        case when pace * 2 <= coalesce(r.knee, ceiling * 2) then pace * 2 else pace + ceiling / 80 end);
      if pace >= ceiling then
        r.knee := null;
      end if;
    end if;
    if passed >= 0.25 or passed < 0 then
      r.window_at := at;
      r.window_calls := 0;
    end if;
    if r.side_by_side is not null and at - r.eased_at >= interval '1 second' then
      r.side_by_side := least(r.side_by_side + 1, 1000);
      r.eased_at := at;
    end if;

    begins := greatest(r.next_at, at);
    edit_first := extract(epoch from begins - at);
    edit_gap := 1 / pace;
    edit_calls := greatest(0, least(edits[i], floor((0.25 - edit_first) * pace)::integer + 1));
    if edit_calls > 0 then
      r.next_at := begins + edit_calls / pace * interval '1 second';
      r.edited_at := at;
    end if;

    -- Bulk takes its calls in the same row as edits, but only as many as its own share has room for.
    bulk_pace := pace * case when at - r.edited_at < interval '5 seconds' then share else 1 end;
    begins := greatest(r.next_at, at);
    bulk_first := extract(epoch from begins - at);
    bulk_gap := 1 / pace;
    ahead := extract(epoch from greatest(r.bulk_at, at) - at);
    bulk_calls := greatest(0, least(bulks[i],
      floor((0.15 - bulk_first) * pace)::integer + 1, floor((0.15 - ahead) * bulk_pace)::integer + 1));
    if bulk_calls > 0 then
      r.next_at := begins + bulk_calls / pace * interval '1 second';
      r.bulk_at := greatest(r.bulk_at, at) + bulk_calls / bulk_pace * interval '1 second';
    else
      bulk_first := greatest(bulk_first, ahead - 0.1);
    end if;

    beside := r.side_by_side;
    update call_rate c
    set rate = pace, knee = r.knee, next_at = r.next_at, bulk_at = r.bulk_at, edited_at = r.edited_at,
        window_at = r.window_at, window_calls = r.window_calls + edit_calls + bulk_calls,
        side_by_side = r.side_by_side, eased_at = r.eased_at
    where c.scope = scopes[i];
    return next;
  end loop;
end
$$;
