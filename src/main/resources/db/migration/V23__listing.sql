-- Readings of everything an account has, type by type; a run goes on where it stopped.
create table stripe_listing (
  community_id text collate "C" primary key,
  wanted       boolean not null default false,
  step         text,
  began_at     timestamptz,
  after_id     text collate "C",
  pages        bigint not null default 0,
  coupons      bigint not null default 0,
  codes        bigint not null default 0,
  finished_at  timestamptz,
  next_at      timestamptz,
  trouble      text
);
comment on column stripe_listing.began_at is 'Of the run under way, by this database''s clock; null while none is';
comment on column stripe_listing.after_id is 'Stripe''s id of the last object of the page before';
comment on column stripe_listing.next_at is 'When the next run is due by itself';
comment on column stripe_listing.trouble is 'Why it can''t go on, in plain words';
call guard_community_table('stripe_listing');
grant select, insert, update on stripe_listing to ${app_role};

alter table connected_account add link_account text collate "C";
comment on column connected_account.link_account is 'The existing account that is to be linked; null if it is opened for the community';
