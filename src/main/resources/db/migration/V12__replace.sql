-- What Stripe was last told of an incarnation, and where an exchange of codes stands.
alter table coupon
  add mirror_looks     bigint not null default 0,
  add next_incarnation integer not null default 1,
  add told_codes       text;
comment on column coupon.mirror_looks is 'How often it had to be looked at again though its owner changed nothing';
comment on column coupon.next_incarnation is 'The lowest number its next incarnation may have: lower ones are taken at Stripe';
comment on column coupon.told_codes is 'What of the coupon its codes carry at Stripe, when they were last told';

alter table offer add mirror_looks bigint not null default 0;

alter table coupon_incarnation add details text;
comment on column coupon_incarnation.terms is 'What Stripe can''t change of it, as it was sent';
comment on column coupon_incarnation.details is 'What Stripe can change of it, as it was last sent and answered; null is not known';

alter table promo_code
  add mirror_looks     bigint not null default 0,
  add twin_refused     boolean not null default false,
  add refused_revision bigint,
  add refused_reason   text;
comment on column promo_code.twin_refused is 'Stripe refused an inactive code beside the active one of this text: the old one goes off first';
comment on column promo_code.refused_revision is 'The revision whose successor Stripe refused: the old one goes back on';

alter table promo_code_incarnation
  add details  text,
  add switched boolean,
  add aside    boolean not null default false;
comment on column promo_code_incarnation.terms is 'What Stripe can''t change of it, as it was sent, but for its coupon and limit';
comment on column promo_code_incarnation.details is 'What Stripe can change of it but the switch, as it was last sent and answered; null is not known';
comment on column promo_code_incarnation.switched is 'On or off, as it was last sent and answered; null is not known';
comment on column promo_code_incarnation.aside is 'Switched off for its successor; goes back on if that fails';
create index promo_code_incarnation_by_coupon
  on promo_code_incarnation (community_id, stripe_coupon) where retired_at is null;

-- Before this, nothing could be edited: each object was made once, with the terms its row has still.
-- Row-level security is forced on the owner too and would show no rows here.
alter table coupon no force row level security;
alter table coupon_incarnation no force row level security;
alter table promo_code no force row level security;
alter table promo_code_incarnation no force row level security;

update promo_code set steps =
  jsonb_build_array(jsonb_build_object('coupon', coupon_id, 'uses', redemption_limit))
where steps = '[]';
update coupon_incarnation made set terms = concat_ws('&',
  'percent_off=' || trim_scale(c.percent),
  'amount_off=' || c.amount,
  'currency=' || lower(c.currency),
  'duration=' || case c.duration when 'ONCE' then 'once' when 'REPEATING' then 'repeating' else 'forever' end,
  case when c.duration = 'REPEATING' then 'duration_in_months=' || c.duration_count end,
  'max_redemptions=' || c.redemption_limit,
  'redeem_by=' || extract(epoch from c.redeem_by)::bigint)
from coupon c
where c.community_id = made.community_id and c.id = made.coupon_id;
update promo_code_incarnation made set
  terms = concat_ws('&', 'code=' || c.code, 'expires_at=' || extract(epoch from c.expires_at)::bigint),
  details = '',
  max_redemptions = c.redemption_limit,
  stripe_coupon = (
    select stripe_id from coupon_incarnation k
    where k.community_id = c.community_id and k.coupon_id = c.coupon_id and k.number = 1)
from promo_code c
where c.community_id = made.community_id and c.id = made.promo_code_id;

alter table coupon force row level security;
alter table coupon_incarnation force row level security;
alter table promo_code force row level security;
alter table promo_code_incarnation force row level security;
