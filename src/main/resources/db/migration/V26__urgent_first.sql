-- What the mirror takes first: what may be usable at Stripe and isn't to be; last, codes of a batch
-- that never were at Stripe.
drop index promo_code_dirty;
create index promo_code_dirty on promo_code
  (community_id,
   (case when mirrored_revision > 0 and state <> 'ACTIVE' then 0
         when batch_id is not null and mirrored_revision = 0 then 2
         else 1 end),
   id)
  where mirrored_revision < revision;
