create table person (
  community_id text collate "C" not null,
  person       bytea not null,
  email        text,
  name         text,
  primary key (community_id, person)
);
comment on table person is 'The only place of people''s names and addresses; a row can be erased, the ledger keeps its hash';
call guard_community_table('person');
grant select, insert, update, delete on person to ${app_role};

create table sale (
  community_id text collate "C" not null,
  id           text collate "C" not null,
  kind         text not null,
  occurred_at  timestamptz not null,
  day          date not null,
  currency     char(3) not null,
  gross        bigint not null,
  discount     bigint not null,
  revenue      bigint not null,
  person       bytea,
  read_at      timestamptz not null,
  primary key (community_id, id)
);
comment on column sale.id is 'Stripe''s id: the checkout session in payment mode, the invoice in subscription mode';
comment on column sale.day is 'The day of occurred_at in the community''s zone';
call guard_community_table('sale');
grant select, insert, update on sale to ${app_role};

create table sale_discount (
  community_id  text collate "C" not null,
  sale_id       text collate "C" not null,
  line          text collate "C" not null,
  discount      text collate "C" not null,
  coupon_id     text collate "C",
  promo_code_id text collate "C",
  stripe_coupon text collate "C",
  stripe_code   text collate "C",
  occurred_at   timestamptz not null,
  amount        bigint not null,
  revenue       bigint not null,
  currency      char(3) not null,
  primary key (community_id, sale_id, line, discount),
  foreign key (community_id, sale_id) references sale
);
comment on column sale_discount.amount is 'Booked by Stripe, never recomputed';
comment on column sale_discount.revenue is 'This discount''s share of the sale''s revenue, by discount given';
create index sale_discount_by_code on sale_discount (community_id, promo_code_id, occurred_at desc, sale_id);
call guard_community_table('sale_discount');
grant select, insert, update, delete on sale_discount to ${app_role};

create table code_total (
  community_id   text collate "C" not null,
  promo_code_id  text collate "C" not null,
  currency       char(3) not null,
  uses           bigint not null,
  first_payments bigint not null,
  renewals       bigint not null,
  discount       bigint not null,
  revenue        bigint not null,
  primary key (community_id, promo_code_id, currency)
);
call guard_community_table('code_total');
grant select, insert, update on code_total to ${app_role};

create table code_day (
  community_id   text collate "C" not null,
  promo_code_id  text collate "C" not null,
  day            date not null,
  currency       char(3) not null,
  uses           bigint not null,
  first_payments bigint not null,
  renewals       bigint not null,
  discount       bigint not null,
  revenue        bigint not null,
  primary key (community_id, promo_code_id, day, currency)
);
call guard_community_table('code_day');
grant select, insert, update on code_day to ${app_role};
