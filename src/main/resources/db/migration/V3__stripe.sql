create table attempt (
  community_id text collate "C" not null,
  key          text collate "C" not null,
  purpose      text not null,
  object_id    text collate "C" not null,
  method       text not null,
  path         text not null,
  form         text not null,
  started_at   timestamptz not null,
  server_error boolean not null default false,
  ended_at     timestamptz,
  outcome      text,
  primary key (community_id, key)
);
comment on table attempt is 'A write at Stripe, committed before it is sent: the same bytes under the same key until its outcome is known';
comment on column attempt.server_error is 'Stripe answered 5xx under this key and replays that answer: look before sending again';
create unique index attempt_open on attempt (community_id, purpose, object_id) where ended_at is null;
call guard_community_table('attempt');
grant select, insert, update on attempt to ${app_role};
