-- Everything a coupon and a promo code can say.
alter table coupon
  add metadata            jsonb not null default '{}',
  add other_amounts       jsonb not null default '{}',
  add trial_days          integer,
  add scope               text not null default 'ALL',
  add scope_offers        text[] not null default '{}',
  add duration_until      date,
  add duration_zone       text,
  add starts_date         date,
  add starts_time         time,
  add starts_zone         text,
  add starts_at           timestamptz,
  add per_customer        bigint,
  add audience            text not null default 'EVERYONE',
  add audience_list       text collate "C",
  add minimum_spend       jsonb not null default '{}',
  add minimum_quantity    bigint,
  add budget              bigint,
  add budget_currency     char(3),
  add refund_gives_back   boolean not null default false,
  drop constraint coupon_check,
  drop constraint coupon_check1,
  add constraint coupon_gives_one_thing check (num_nonnulls(percent, amount, trial_days) = 1),
  add constraint coupon_amount_has_currency check ((amount is null) = (currency is null)),
  add constraint coupon_budget_has_currency check ((budget is null) = (budget_currency is null));
alter table coupon rename duration_months to duration_count;
comment on column coupon.other_amounts is 'Further currencies of a fixed amount: currency to minor units';
comment on column coupon.duration_count is 'Months of REPEATING, charges of PERIODS';
comment on column coupon.scope_offers is 'Offers named by ONLY or EXCEPT';

alter table promo_code
  add case_policy         text not null default 'IGNORE_CASE',
  add channel             text,
  add steps               jsonb not null default '[]',
  add door                text not null default 'EVERYWHERE',
  add draft               boolean not null default false,
  add starts_date         date,
  add starts_time         time,
  add starts_zone         text,
  add starts_at           timestamptz,
  add per_customer        bigint,
  add audience            text not null default 'EVERYONE',
  add audience_list       text collate "C",
  add minimum_spend       jsonb not null default '{}',
  add minimum_quantity    bigint,
  add budget              bigint,
  add budget_currency     char(3),
  add customer            text collate "C",
  add first_purchase_only boolean not null default false,
  add acknowledged        text[] not null default '{}',
  add constraint promo_code_budget_has_currency check ((budget is null) = (budget_currency is null));
-- Forced, row-level security would hide every row from this script.
alter table promo_code no force row level security;
update promo_code set steps =
  jsonb_build_array(jsonb_build_object('coupon', coupon_id, 'uses', redemption_limit));
alter table promo_code force row level security;
comment on column promo_code.coupon_id is 'The coupon of the step its uses have reached';
comment on column promo_code.redemption_limit is 'All uses of all steps';
comment on column promo_code.steps is 'Coupons one after the other, with the uses each lasts';

-- An everyone-code excludes all others of its text; codes for single customers share it.
drop index promo_code_text;
create unique index promo_code_text on promo_code (community_id, code_key, customer) nulls not distinct
  where archived_at is null and finished_at is null;

-- What an incarnation was made with: Stripe can't change it, so other wishes make the next one.
alter table coupon_incarnation add terms text;
alter table promo_code_incarnation
  add terms text,
  add stripe_coupon text collate "C",
  add max_redemptions bigint;
comment on column promo_code_incarnation.max_redemptions is 'The limit built into it: what was left of the code''s when it was made';
