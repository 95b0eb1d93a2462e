create table community (
  community_id text collate "C" primary key,
  name         text not null,
  country      char(2) not null,
  currency     char(3) not null,
  zone         text not null,
  store_url    text not null,
  created_at   timestamptz not null,
  revision     bigint not null
);
call guard_community_table('community');
grant select, insert, update on community to ${app_role};

create table connected_account (
  community_id      text collate "C" primary key,
  stripe_account    text collate "C",
  email             text not null,
  state             text not null,
  charges_enabled   boolean not null,
  payouts_enabled   boolean not null,
  details_submitted boolean not null,
  requirements_due  text[] not null,
  reason            text,
  seen_at           timestamptz,
  revision          bigint not null
);
comment on column connected_account.email is 'Where Stripe writes to the account''s owner';
comment on column connected_account.seen_at is 'When Stripe was last read';
call guard_community_table('connected_account');
grant select, insert, update on connected_account to ${app_role};
