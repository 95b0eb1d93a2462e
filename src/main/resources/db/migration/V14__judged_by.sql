-- What codes are judged by is remembered under the community's revision, so that number has to grow
-- with every change of it, whoever makes the change. At the end of the transaction, when everything
-- else is locked already, and once for all its rows.
create function community_changed() returns trigger
  language plpgsql as
$$
declare
  changed text collate "C" := coalesce(new.community_id, old.community_id);
begin
  if not exists (
    select from community_revision
    where community_id = changed and xmin = pg_current_xact_id()::xid) then
    insert into community_revision (community_id, revision) values (changed, 1)
    on conflict (community_id) do update set revision = community_revision.revision + 1;
  end if;
  return null;
end
$$;

create procedure watch_community_table(tables regclass)
  language plpgsql as
$$
begin
  execute format(
    'create constraint trigger community_changed after insert or update or delete on %s '
    || 'deferrable initially deferred for each row execute function community_changed()', tables);
end
$$;

call watch_community_table('community');
call watch_community_table('connected_account');
call watch_community_table('offer');
call watch_community_table('coupon');
call watch_community_table('coupon_incarnation');
call watch_community_table('coupon_total');
call watch_community_table('promo_code');
call watch_community_table('promo_code_incarnation');
call watch_community_table('code_total');

-- The lists of a person, among many lists.
create index member_list_entry_by_identity on member_list_entry (community_id, identity);
