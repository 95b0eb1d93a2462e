-- So that what never comes out as it was asked for isn't made over and over.
alter table coupon_incarnation add made_for bigint;
comment on column coupon_incarnation.made_for is 'The coupon''s revision it was made for; null is not known';

alter table promo_code_incarnation add made_for bigint;
comment on column promo_code_incarnation.made_for is 'The code''s revision it was made for; null is not known';
