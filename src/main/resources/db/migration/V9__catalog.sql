create table offer (
  community_id        text collate "C" not null,
  id                  text collate "C" not null,
  name                text not null,
  stripe_product      text collate "C" not null,
  stripe_price        text collate "C",
  stripe_name         text,
  amount              bigint,
  currency            char(3),
  other_amounts       jsonb not null,
  interval_unit       text,
  interval_count      integer,
  instalments         integer,
  trial_days          integer not null,
  access              text not null,
  access_name         text,
  kind                text not null generated always as (
    case when access = 'EVENT' then 'EVENT'
         when interval_unit is not null and instalments is null then 'RECURRING'
         else 'SINGLE' end) stored,
  origin              text not null,
  created_at          timestamptz not null,
  archived_at         timestamptz,
  archived_by         text,
  seen_at             timestamptz,
  written_at          timestamptz,
  revision            bigint not null,
  mirrored_revision   bigint not null,
  mirror_state        text not null,
  mirror_reason       text,
  mirror_next_attempt timestamptz,
  primary key (community_id, id),
  unique (community_id, stripe_price),
  check ((amount is null) = (currency is null)),
  check ((interval_unit is null) = (interval_count is null)),
  check (instalments is null or interval_unit is not null),
  check ((archived_at is null) = (archived_by is null))
);
comment on table offer is 'A price of a product of the connected account: what members can buy';
comment on column offer.stripe_product is 'Stripe''s id of the product; of one made here it is chosen here';
comment on column offer.stripe_name is 'The product''s name as Stripe was last known to have it; null while the product isn''t known to be there';
comment on column offer.amount is 'Null where Stripe has no single amount: tiers, or the member''s choice';
comment on column offer.archived_by is 'HERE and GONE (deleted at Stripe) are for good, STRIPE as long as Stripe says so';
comment on column offer.seen_at is 'When the reading began, by this database''s clock, that last showed it at Stripe';
comment on column offer.written_at is 'When a write of ours was last known to be done, by this database''s clock: older readings say nothing';
create index offer_by_product on offer (community_id, stripe_product, id);
create index offer_choice on offer (community_id, kind, id) where archived_at is null;
create index offer_unarchived on offer (community_id, id) where archived_at is null;
create index offer_dirty on offer (community_id) where mirrored_revision < revision;
call guard_community_table('offer');
grant select, insert, update on offer to ${app_role};

create table offer_import (
  community_id text collate "C" primary key,
  wanted       boolean not null,
  began_at     timestamptz,
  after_price  text collate "C",
  finished_at  timestamptz
);
comment on table offer_import is 'How far the reading of all of an account''s prices is; it goes on where it stopped';
comment on column offer_import.began_at is 'Of the run under way, by this database''s clock; null while none is';
comment on column offer_import.finished_at is 'Of the last run that read every page';
call guard_community_table('offer_import');
grant select, insert, update on offer_import to ${app_role};

create table offer_look (
  community_id text collate "C" not null,
  kind         text collate "C" not null,
  stripe_id    text collate "C" not null,
  wanted       bigint not null default 1,
  wanted_at    timestamptz not null default clock_timestamp(),
  tried        integer not null default 0,
  primary key (community_id, kind, stripe_id)
);
comment on table offer_look is 'Products and prices to be read again; however often that is wanted, once';
call guard_community_table('offer_look');
grant select, insert, update, delete on offer_look to ${app_role};
