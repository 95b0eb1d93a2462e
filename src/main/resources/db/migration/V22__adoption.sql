-- What was made at Stripe appears here as it is, and follows Stripe until its owner changes it here.
alter table coupon
  add origin           text not null default 'HERE',
  add stripe_notes     text[] not null default '{}',
  add mirror_untouched boolean not null default false,
  add mirror_drift     text;
alter table promo_code
  add origin           text not null default 'HERE',
  add stripe_notes     text[] not null default '{}',
  add taken_by         text collate "C",
  add mirror_untouched boolean not null default false,
  add mirror_drift     text;
alter table offer
  add mirror_untouched boolean not null default false,
  add mirror_drift     text;
comment on column coupon.origin is 'HERE, or STRIPE if it was made there';
comment on column coupon.stripe_notes is 'What it says at Stripe that has no words here';
comment on column coupon.mirror_untouched is 'It came from Stripe and follows Stripe: nothing is written for it';
comment on column coupon.mirror_drift is 'How Stripe differs from what it was told last; null if it doesn''t';
comment on column promo_code.taken_by is 'Stripe''s id of the promotion code, made there, that has its text';

alter table coupon_incarnation add seen_at timestamptz not null default '-infinity';
alter table promo_code_incarnation add seen_at timestamptz not null default '-infinity';
comment on column coupon_incarnation.seen_at is 'When it was last noted what Stripe has of it, by this database''s clock: readings that began before say nothing';

create index coupon_untouched on coupon (community_id, id) where mirror_untouched;

create table unadopted (
  community_id text collate "C" not null,
  kind         text collate "C" not null,
  stripe_id    text collate "C" not null,
  label        text not null,
  why          text collate "C" not null,
  seen_at      timestamptz not null,
  primary key (community_id, kind, stripe_id)
);
comment on table unadopted is 'Coupons and promotion codes at Stripe that can''t be shown here as they are; and those deleted before they were known, so that late news of them is none';
call guard_community_table('unadopted');
grant select, insert, update, delete on unadopted to ${app_role};
