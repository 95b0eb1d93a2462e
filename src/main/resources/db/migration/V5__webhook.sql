-- The inbox is partitioned by the day of the event's own `created` (UTC): a unique key must contain
-- the partition column, and the same event must always meet the same key.
create table inbox (
  community_id text collate "C" not null,
  event_day    date not null,
  event_id     text collate "C" not null,
  type         text not null,
  api_version  text,
  created_at   timestamptz not null,
  received_at  timestamptz not null,
  body         bytea,
  state        text not null,
  reason       text,
  attempts     integer not null default 0,
  settled_at   timestamptz,
  primary key (community_id, event_day, event_id)
) partition by range (event_day);
create index inbox_pending on inbox (community_id, created_at) where state = 'RECEIVED';
call guard_community_table('inbox');
grant select, insert, update on inbox to ${app_role};

create table late_event (
  community_id text collate "C" not null,
  event_id     text collate "C" not null,
  type         text not null,
  object_id    text collate "C" not null,
  created_at   timestamptz not null,
  received_at  timestamptz not null,
  state        text not null,
  reason       text,
  attempts     integer not null default 0,
  settled_at   timestamptz,
  primary key (community_id, event_id)
);
comment on table late_event is 'An event older than the inbox reaches: no body, its object is read again';
create index late_event_pending on late_event (community_id, created_at) where state = 'RECEIVED';
call guard_community_table('late_event');
grant select, insert, update, delete on late_event to ${app_role};

-- Cell tables.
create table waiting_event (
  stripe_account text collate "C" not null,
  event_id       text collate "C" not null,
  type           text not null,
  received_at    timestamptz not null,
  primary key (stripe_account, event_id)
);
comment on table waiting_event is 'Heard of an account that isn''t ours (yet): nothing of the body is kept';
grant select, insert, delete on waiting_event to ${app_role};

create table platform_event (
  event_id    text collate "C" primary key,
  type        text not null,
  received_at timestamptz not null
);
comment on table platform_event is 'Heard about the platform itself; nothing of the body is kept';
grant select, insert, delete on platform_event to ${app_role};

-- Partitions are made and dropped by their owner on the application's behalf.
create function keep_inbox_partitions(today date, days_back integer, days_ahead integer)
  returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  day date;
  part record;
begin
  for day in select generate_series(today - days_back, today + days_ahead, '1 day')::date loop
    if to_regclass('public.inbox_' || to_char(day, 'YYYYMMDD')) is null then
      execute format(
        'create table public.%I partition of public.inbox for values from (%L) to (%L)',
        'inbox_' || to_char(day, 'YYYYMMDD'), day, day + 1);
    end if;
  end loop;
  -- A reader that stays long must not make writers queue behind this: give up soon, try next time.
  perform set_config('lock_timeout', '200ms', true);
  for part in
    select child.relname as name
    from pg_inherits
    join pg_class child on child.oid = inhrelid
    where inhparent = 'public.inbox'::regclass
      and child.relname < 'inbox_' || to_char(today - days_back, 'YYYYMMDD')
  loop
    begin
      execute format('drop table public.%I', part.name);
    exception
      when lock_not_available then
        raise notice 'inbox partition % is in use; it goes another time', part.name;
    end;
  end loop;
end
$$;
revoke all on function keep_inbox_partitions(date, integer, integer) from public;
grant execute on function keep_inbox_partitions(date, integer, integer) to ${app_role};
