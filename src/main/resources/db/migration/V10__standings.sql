-- Work that becomes due by itself, by business time.
alter table account_work add wake_at timestamptz;
comment on column account_work.wake_at is 'When the passing of time alone makes it wanted';
create index account_work_wake on account_work (wake_at) where wake_at is not null;

-- States are stored with the instant at which time alone changes them, so that lists can ask for
-- them. Rows from before are due at once.
alter table coupon
  add state          text not null default 'ACTIVE',
  add state_until    timestamptz default '1970-01-01Z',
  add unsettled_from text collate "C";
alter table promo_code
  add state       text not null default 'ACTIVE',
  add state_until timestamptz default '1970-01-01Z';
comment on column coupon.unsettled_from is
  'Its codes'' states don''t follow yet from what it is now, from this id on; null once all do';
create index coupon_state_due on coupon (community_id, state_until) where state_until is not null;
create index coupon_unsettled on coupon (community_id) where unsettled_from is not null;
create index promo_code_state_due on promo_code (community_id, state_until) where state_until is not null;

-- Each order a list can have, within each thing it can be filtered by.
create index promo_code_state_newest on promo_code (community_id, state, id);
create index promo_code_state_text on promo_code (community_id, state, code_key, id);
create index promo_code_state_name on promo_code (community_id, state, name_key, id);
create index promo_code_state_uses on promo_code (community_id, state, times_redeemed desc, id desc);
create index promo_code_coupon_text on promo_code (community_id, coupon_id, code_key, id);
create index promo_code_coupon_name on promo_code (community_id, coupon_id, name_key, id);
create index promo_code_coupon_uses on promo_code (community_id, coupon_id, times_redeemed desc, id desc);
create index promo_code_channel_newest on promo_code (community_id, channel, id) where channel is not null;
create index promo_code_channel_text on promo_code (community_id, channel, code_key, id) where channel is not null;
create index promo_code_channel_name on promo_code (community_id, channel, name_key, id) where channel is not null;
create index promo_code_channel_uses on promo_code (community_id, channel, times_redeemed desc, id desc) where channel is not null;

create table coupon_total (
  community_id text collate "C" not null,
  coupon_id    text collate "C" not null,
  currency     char(3) not null,
  uses         bigint not null,
  discount     bigint not null,
  primary key (community_id, coupon_id, currency)
);
comment on table coupon_total is 'What a coupon gave, through codes and directly';
call guard_community_table('coupon_total');
grant select, insert, update on coupon_total to ${app_role};
-- Forced, row-level security would hide every row from this script.
alter table sale_discount no force row level security;
alter table sale no force row level security;
alter table coupon_total no force row level security;
insert into coupon_total
select community_id, coupon_id, currency, sum(used), sum(given)
from (
  select fact.community_id, fact.coupon_id, fact.currency, fact.sale_id,
         max(case when sale.kind in ('ONE_TIME', 'FIRST') then 1 else 0 end) as used, sum(fact.amount) as given
  from sale_discount fact join sale on sale.community_id = fact.community_id and sale.id = fact.sale_id
  where fact.coupon_id is not null
  group by fact.community_id, fact.coupon_id, fact.currency, fact.sale_id) each_sale
group by community_id, coupon_id, currency;
alter table sale_discount force row level security;
alter table sale force row level security;
alter table coupon_total force row level security;
