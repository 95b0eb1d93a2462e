-- Two kinds of tables. Community tables: the key begins with the community, and row-level security,
-- forced even on the owner, shows and takes only rows of the communities the transaction named.
-- Cell tables: routing and work, without a person or an amount.
-- Two roles: this script's, which owns, and ${app_role}, which owns nothing and can't bypass.

grant usage on schema public to ${app_role};

create function app_communities() returns text[]
  language sql stable parallel safe
  return string_to_array(current_setting('app.communities', true), ',');

create procedure guard_community_table(tables regclass)
  language plpgsql as
$$
begin
  execute format('alter table %s enable row level security', tables);
  execute format('alter table %s force row level security', tables);
  execute format(
    'create policy community on %s using (community_id = any (app_communities() collate "C")) '
    || 'with check (community_id = any (app_communities() collate "C"))', tables);
end
$$;

-- Cell tables -----------------------------------------------------------------------------------

create table directory (
  community_id   text collate "C" primary key,
  stripe_account text collate "C" unique,
  created_at     timestamptz not null
);
comment on table directory is 'The cell''s communities, and which connected account is whose';
grant select, insert, update on directory to ${app_role};

create table account_work (
  kind         text collate "C" not null,
  community_id text collate "C" not null,
  wanted       bigint not null default 1,
  done         bigint not null default 0,
  queued_at    timestamptz not null default clock_timestamp(),
  not_before   timestamptz not null default '-infinity',
  failures     integer not null default 0,
  reason       text,
  lease_token  uuid,
  lease_until  timestamptz,
  primary key (kind, community_id)
);
comment on table account_work is 'One row per kind of work and account; due while wanted is ahead of done';
create index account_work_due on account_work (queued_at) where wanted > done;
grant select, insert, update on account_work to ${app_role};

create table operator_key (
  scope       text collate "C" not null,
  key         text collate "C" not null,
  fingerprint bytea not null,
  status      integer not null,
  location    text,
  etag        text,
  body        text not null,
  created_at  timestamptz not null,
  primary key (scope, key)
);
comment on table operator_key is 'Idempotency keys of calls that name no community yet';
grant select, insert, delete on operator_key to ${app_role};

-- db-scheduler's own table, as its release documents it.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on scheduled_tasks to ${app_role};

-- Community tables ------------------------------------------------------------------------------

create table community_revision (
  community_id text collate "C" primary key,
  revision     bigint not null
);
comment on table community_revision is 'Grows with every change a page of the community could show';
call guard_community_table('community_revision');
grant select, insert, update on community_revision to ${app_role};

create table idempotency_key (
  community_id text collate "C" not null,
  key          text collate "C" not null,
  fingerprint  bytea not null,
  status       integer not null,
  location     text,
  etag         text,
  body         text not null,
  created_at   timestamptz not null,
  primary key (community_id, key)
);
call guard_community_table('idempotency_key');
grant select, insert, delete on idempotency_key to ${app_role};

create table audit (
  community_id text collate "C" not null,
  id           text collate "C" not null,
  at           timestamptz not null,
  actor        bytea not null,
  role         text not null,
  action       text not null,
  object_kind  text not null,
  object_id    text collate "C" not null,
  before       jsonb,
  after        jsonb,
  primary key (community_id, id)
);
comment on column audit.actor is 'Keyed hash of the caller''s subject: the person can be erased, the entry stays';
create index audit_object on audit (community_id, object_kind, object_id, id);
call guard_community_table('audit');
grant select, insert on audit to ${app_role};
