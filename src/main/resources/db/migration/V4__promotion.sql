create table coupon (
  community_id        text collate "C" not null,
  id                  text collate "C" not null,
  name                text not null,
  percent             numeric(5, 2),
  amount              bigint,
  currency            char(3),
  duration            text not null,
  duration_months     integer,
  redemption_limit    bigint,
  redeem_by_date      date,
  redeem_by_time      time,
  redeem_by_zone      text,
  redeem_by           timestamptz,
  created_at          timestamptz not null,
  archived_at         timestamptz,
  revision            bigint not null,
  mirrored_revision   bigint not null,
  mirror_state        text not null,
  mirror_reason       text,
  mirror_next_attempt timestamptz,
  primary key (community_id, id),
  check ((percent is null) <> (amount is null)),
  check ((amount is null) = (currency is null))
);
create index coupon_dirty on coupon (community_id) where mirrored_revision < revision;
call guard_community_table('coupon');
grant select, insert, update on coupon to ${app_role};

create table coupon_incarnation (
  community_id   text collate "C" not null,
  coupon_id      text collate "C" not null,
  number         integer not null,
  stripe_id      text collate "C" not null,
  times_redeemed bigint not null,
  made_at        timestamptz not null,
  retired_at     timestamptz,
  primary key (community_id, coupon_id, number),
  foreign key (community_id, coupon_id) references coupon,
  unique (community_id, stripe_id)
);
comment on table coupon_incarnation is 'What Stripe has of a coupon; an edit Stripe can''t do retires one and makes the next';
call guard_community_table('coupon_incarnation');
grant select, insert, update on coupon_incarnation to ${app_role};

create table promo_code (
  community_id        text collate "C" not null,
  id                  text collate "C" not null,
  coupon_id           text collate "C" not null,
  code                text not null,
  code_key            text collate "C" not null,
  name                text not null,
  name_key            text collate "C" not null,
  wanted_active       boolean not null,
  redemption_limit    bigint,
  expires_date        date,
  expires_time        time,
  expires_zone        text,
  expires_at          timestamptz,
  times_redeemed      bigint not null,
  created_at          timestamptz not null,
  archived_at         timestamptz,
  finished_at         timestamptz,
  revision            bigint not null,
  mirrored_revision   bigint not null,
  mirror_state        text not null,
  mirror_reason       text,
  mirror_next_attempt timestamptz,
  primary key (community_id, id),
  foreign key (community_id, coupon_id) references coupon
);
comment on column promo_code.code_key is 'The text in one case, compared with = and ranges: functions would switch the index off under row-level security';
comment on column promo_code.finished_at is 'When it was seen exhausted or expired: its text is free again';
create unique index promo_code_text on promo_code (community_id, code_key)
  where archived_at is null and finished_at is null;
create index promo_code_by_text on promo_code (community_id, code_key, id);
create index promo_code_by_name on promo_code (community_id, name_key, id);
create index promo_code_by_coupon on promo_code (community_id, coupon_id, id);
create index promo_code_dirty on promo_code (community_id) where mirrored_revision < revision;
call guard_community_table('promo_code');
grant select, insert, update on promo_code to ${app_role};

create table promo_code_incarnation (
  community_id   text collate "C" not null,
  promo_code_id  text collate "C" not null,
  number         integer not null,
  stripe_id      text collate "C" not null,
  active         boolean not null,
  times_redeemed bigint not null,
  made_at        timestamptz not null,
  retired_at     timestamptz,
  primary key (community_id, promo_code_id, number),
  foreign key (community_id, promo_code_id) references promo_code,
  unique (community_id, stripe_id)
);
comment on column promo_code_incarnation.times_redeemed is 'Stripe''s count, the highest ever seen';
call guard_community_table('promo_code_incarnation');
grant select, insert, update on promo_code_incarnation to ${app_role};
create index promo_code_by_redemptions on promo_code (community_id, times_redeemed desc, id desc);
