-- What an owner acknowledges once for all codes of a coupon.
alter table coupon add acknowledged text[] not null default '{}';
comment on column coupon.acknowledged is 'Rules Stripe can''t hold, acknowledged for all codes of the coupon';

-- A coupon's codes are found by coupon_id but for those that take it in another step; they are few.
create index promo_code_steps on promo_code using gin (steps jsonb_path_ops)
  where jsonb_array_length(steps) > 1;
