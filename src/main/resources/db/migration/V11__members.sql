-- One person may be known by Stripe's customer and by an e-mail address.
alter table person add email_hash bytea;
comment on column person.email_hash is 'Keyed hash of the mailbox: spellings of one address are one person';
create index person_by_mailbox on person (community_id, email_hash) where email_hash is not null;
create index sale_by_person on sale (community_id, person, id);

create table member_list (
  community_id text collate "C" not null,
  id           text collate "C" not null,
  name         text not null,
  size         integer not null,
  created_at   timestamptz not null,
  revision     bigint not null,
  primary key (community_id, id)
);
comment on table member_list is 'Members a code can be for';
call guard_community_table('member_list');
grant select, insert, update, delete on member_list to ${app_role};

create table member_list_entry (
  community_id text collate "C" not null,
  list_id      text collate "C" not null,
  identity     bytea not null,
  primary key (community_id, list_id, identity),
  foreign key (community_id, list_id) references member_list on delete cascade
);
comment on column member_list_entry.identity is 'Keyed hash of a customer or a mailbox: no list names anybody';
call guard_community_table('member_list_entry');
grant select, insert, delete on member_list_entry to ${app_role};
