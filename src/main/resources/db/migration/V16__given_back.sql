alter table sale add column refunded bigint not null default 0;
comment on column sale.refunded is 'What Stripe has sent back of its charge, as it was last heard';

alter table sale_discount add column given_back boolean not null default false;
comment on column sale_discount.given_back is 'All of the sale was refunded and the coupon gives the use back: it isn''t counted';
