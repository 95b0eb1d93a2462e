-- Many codes as one job, or out of one file.
create table code_batch (
  community_id text collate "C" not null,
  id           text collate "C" not null,
  origin       text not null,
  name         text not null,
  pattern      text,
  wanted       integer not null,
  first_code   text collate "C" not null,
  state        text not null,
  reason       text,
  created_at   timestamptz not null,
  ended_at     timestamptz,
  revision     bigint not null,
  primary key (community_id, id)
);
comment on table code_batch is 'Promo codes that were made together; how many there are is counted from their rows';
comment on column code_batch.pattern is 'What their texts look like, # for a random character; null if each came with its own';
comment on column code_batch.first_code is 'What all others of it say, but for their texts';
create index code_batch_under_way on code_batch (community_id) where state in ('MAKING', 'CANCELLING');
call guard_community_table('code_batch');
grant select, insert, update on code_batch to ${app_role};

alter table promo_code
  add batch_id text collate "C",
  add foreign key (community_id, batch_id) references code_batch deferrable initially deferred;
comment on column promo_code.batch_id is 'The codes it was made with; null if it was made alone';

-- Each order a list can have. The first serves a batch's progress, too, from the index alone.
create index promo_code_batch_newest on promo_code (community_id, batch_id, id)
  include (mirror_state, times_redeemed) where batch_id is not null;
create index promo_code_batch_text on promo_code (community_id, batch_id, code_key, id) where batch_id is not null;
create index promo_code_batch_name on promo_code (community_id, batch_id, name_key, id) where batch_id is not null;
create index promo_code_batch_uses on promo_code (community_id, batch_id, times_redeemed desc, id desc) where batch_id is not null;

-- What the mirror takes first: codes of a batch that never were at Stripe come after all else.
drop index promo_code_dirty;
create index promo_code_dirty on promo_code
  (community_id, (batch_id is not null and mirrored_revision = 0), id) where mirrored_revision < revision;

-- A cancelled batch's codes that were never sent are settled without a look at Stripe. One that is
-- being sent at that very moment has to be looked at: whoever comes second finds what the first did,
-- since both lock the code.
create function attempt_on_archived_code() returns trigger
  language plpgsql as
$$
begin
  perform from promo_code
  where community_id = new.community_id and id = new.object_id for no key update;
  update promo_code set mirrored_revision = revision - 1, mirror_state = 'PENDING'
  where community_id = new.community_id and id = new.object_id
    and archived_at is not null and mirrored_revision >= revision;
  return null;
end
$$;
create trigger attempt_on_archived_code after insert on attempt
  for each row when (new.purpose = 'promo-code') execute function attempt_on_archived_code();
