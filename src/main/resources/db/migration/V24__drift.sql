-- Where Stripe differs from what it was told, field by field; and what is to be read again to be sure.
create table drift (
  community_id text collate "C" not null,
  kind         text collate "C" not null,
  object_id    text collate "C" not null,
  field        text collate "C" not null,
  stripe_id    text collate "C" not null,
  ours         text not null,
  theirs       text not null,
  ours_at      timestamptz,
  theirs_at    timestamptz,
  found_at     timestamptz not null,
  ignored      boolean not null default false,
  primary key (community_id, kind, object_id, field)
);
comment on column drift.ours is 'What Stripe was told last and had then; empty is nothing';
comment on column drift.ours_at is 'When that was';
comment on column drift.theirs_at is 'When Stripe said that it changed; null if it didn''t';
call guard_community_table('drift');
grant select, insert, update, delete on drift to ${app_role};

create index attempt_by_object on attempt (community_id, purpose, object_id, sent_at desc);

create table stripe_look (
  community_id text collate "C" not null,
  kind         text collate "C" not null,
  stripe_id    text collate "C" not null,
  told_at      timestamptz,
  due_at       timestamptz not null default clock_timestamp(),
  primary key (community_id, kind, stripe_id)
);
comment on table stripe_look is 'Coupons and promotion codes that seem to differ: each is read alone and compared while nobody writes to it';
comment on column stripe_look.told_at is 'When Stripe said that it changed; null if it didn''t';
call guard_community_table('stripe_look');
grant select, insert, update, delete on stripe_look to ${app_role};
