package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.About;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Named;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.rules.Person;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A community's member lists; of the people on them only keyed hashes are kept. */
@ApplicationScoped
public class MemberLists implements KnownLists {

  /** The most members a list can have. */
  public static final int MOST = 10_000;

  private static final String SELECT =
      "select id, name, size, created_at, revision from member_list where community_id = ?1";
  private static final String ON =
      """
      select distinct asked.nr, entry.list_id
      from unnest(cast(?1 as text[]), cast(?2 as bytea[]))
        with ordinality as asked (community_id, hash, nr)
      join member_list_entry entry
        on entry.community_id = asked.community_id and entry.identity = asked.hash
      """;

  private static final String USERS =
      """
      select id, id as called from coupon
      where community_id = ?1 and audience_list = ?2 and archived_at is null
      union all
      select id, code from promo_code
      where community_id = ?1 and audience_list = ?2 and archived_at is null
      order by 1
      """;

  private final Regions regions;
  private final PersonHash hash;
  private final Audit audit;
  private final Changes changes;
  private final TimeOrderedId ids;
  private final Clock clock;

  MemberLists(
      Regions regions,
      PersonHash hash,
      Audit audit,
      Changes changes,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.hash = hash;
    this.audit = audit;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /** The community's lists, the newest first. */
  public List<MemberList> list(CommunityId community) {
    return regions.in(community, () -> read(community, " order by id desc", ""));
  }

  @Override
  public boolean has(CommunityId community, String list) {
    return find(community, list).isPresent();
  }

  /** A list, if there is one of this id. */
  public Optional<MemberList> find(CommunityId community, String id) {
    return regions.in(community, () -> read(community, " and id = ?2", id).stream().findFirst());
  }

  /**
   * Makes a list.
   *
   * @param members at most {@link #MOST}; one person under two spellings counts once
   */
  public MemberList create(
      CommunityId community, String name, Collection<Person> members, Caller caller) {
    return regions.in(
        community,
        () -> {
          String id = "members-" + ids.next();
          List<byte[]> identities = identities(community, members);
          write(
              community,
              "insert into member_list (community_id, id, name, size, created_at, revision)"
                  + " values (?1, ?2, ?3, ?4, ?5, 1)",
              id,
              name,
              identities.size(),
              clock.instant());
          fill(community, id, identities);
          note(community, caller, "create", id, Map.of("name", name, "size", identities.size()));
          return new MemberList(id, name, identities.size(), clock.instant(), 1);
        });
  }

  /**
   * What a list is to be.
   *
   * @param members at most {@link #MOST}; one person under two spellings counts once
   */
  public record Content(String name, Collection<Person> members) {}

  /**
   * Puts other members in the place of a list's.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Authored<MemberList> replace(
      CommunityId community, String id, @Nullable Long revision, Content content, Caller caller) {
    return regions.in(
        community,
        () -> {
          // Locked: of two replacements at once one waits for the other.
          Optional<MemberList> list =
              read(community, " and id = ?2 for update", id).stream().findFirst();
          if (list.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_LIST);
          }
          if (revision != null && revision != list.get().revision()) {
            return new Refused<>(Reason.CHANGED_MEANWHILE);
          }
          List<byte[]> identities = identities(community, content.members());
          write(
              community,
              "update member_list set name = ?3, size = ?4, revision = revision + 1"
                  + " where community_id = ?1 and id = ?2",
              id,
              content.name(),
              identities.size());
          write(
              community,
              "delete from member_list_entry where community_id = ?1 and list_id = ?2",
              id);
          fill(community, id, identities);
          note(
              community,
              caller,
              "replace",
              id,
              Map.of("name", content.name(), "size", identities.size()));
          return new Made<>(find(community, id).orElseThrow());
        });
  }

  /** Deletes a list, unless a coupon or code that isn't archived is for its members. */
  public Authored<MemberList> delete(CommunityId community, String id, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<MemberList> list = find(community, id);
          if (list.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_LIST);
          }
          List<Named> users = users(community, id);
          if (!users.isEmpty()) {
            return new Refused<>(Reason.LIST_IN_USE, About.codes(users));
          }
          write(community, "delete from member_list where community_id = ?1 and id = ?2", id);
          note(community, caller, "delete", id, Map.of());
          return new Made<>(list.get());
        });
  }

  /** A few of those that are for the members of a list. */
  private List<Named> users(CommunityId community, String list) {
    return regions
        .session(community)
        .createNativeQuery(USERS, Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, list)
        .setMaxResults(CodesOfCoupon.NAMED + 1)
        .getResultStream()
        .map(row -> new Named((String) row[0], (String) row[1]))
        .toList();
  }

  /** The lists people are on, by their places. Works within a transaction of theirs. */
  List<Set<String>> on(Buyers people) {
    List<Set<String>> on = Stream.<Set<String>>generate(HashSet::new).limit(people.size()).toList();
    regions
        .session(people.oneCommunity())
        .createNativeQuery(ON, Object[].class)
        .setParameter(1, people.communities())
        .setParameter(2, people.hashes())
        .getResultList()
        .forEach(row -> on.get(people.place(row[0])).add((String) row[1]));
    return on;
  }

  private List<byte[]> identities(CommunityId community, Collection<Person> members) {
    Map<String, byte[]> identities = new TreeMap<>();
    members.forEach(
        person ->
            person.identities().forEach(it -> identities.put(it, hash.of(community.region(), it))));
    return List.copyOf(identities.values());
  }

  private void fill(CommunityId community, String id, List<byte[]> identities) {
    regions
        .session(community)
        .createNativeMutationQuery(
            "insert into member_list_entry (community_id, list_id, identity)"
                + " select ?1, ?2, unnest(?3)")
        .setParameter(1, community.toString())
        .setParameter(2, id)
        .setParameter(3, identities.toArray(byte[][]::new))
        .executeUpdate();
  }

  private void write(CommunityId community, String sql, Object... values) {
    var query =
        regions
            .session(community)
            .createNativeMutationQuery(sql)
            .setParameter(1, community.toString());
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 2, values[i]);
    }
    query.executeUpdate();
  }

  private List<MemberList> read(CommunityId community, String which, String id) {
    var query =
        regions
            .session(community)
            .createNativeQuery(SELECT + which, Object[].class)
            .setParameter(1, community.toString());
    if (!id.isEmpty()) {
      query.setParameter(2, id);
    }
    return query
        .getResultStream()
        .map(
            row ->
                new MemberList(
                    (String) row[0],
                    (String) row[1],
                    ((Number) row[2]).intValue(),
                    (Instant) row[3],
                    ((Number) row[4]).longValue()))
        .toList();
  }

  private void note(
      CommunityId community, Caller caller, String action, String id, Map<String, Object> after) {
    audit.record(
        community,
        caller,
        new Audit.Entry(
            action,
            "member-list",
            id,
            new java.util.LinkedHashMap<>(),
            new java.util.LinkedHashMap<>(after)));
    changes.seen(community);
  }
}
