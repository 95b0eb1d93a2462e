package dev.promirror.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.promirror.platform.Caller;
import dev.promirror.platform.Role;
import dev.promirror.platform.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;

/**
 * Who changed what, and when; written in the transaction of the change and never edited. The caller
 * stands in it as a keyed hash.
 */
@ApplicationScoped
public class Audit {

  private static final String INSERT =
      """
      insert into audit (community_id, id, at, actor, role, action, object_kind, object_id, before, after)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, '')::jsonb, nullif(?10, '')::jsonb)
      """;

  private final Regions regions;
  private final PersonHash people;
  private final TimeOrderedId ids;
  private final Clock clock;
  private final ObjectMapper json;

  Audit(Regions regions, PersonHash people, TimeOrderedId ids, Clock clock, ObjectMapper json) {
    this.regions = regions;
    this.people = people;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  /**
   * One change.
   *
   * @param action a verb: {@code create}, {@code pause}, …
   * @param kind the kind of object: {@code coupon}, {@code promo-code}, …
   */
  public record Entry(
      String action, String kind, String id, Map<String, ?> before, Map<String, ?> after) {}

  /** Notes a change of the surrounding transaction. */
  public void record(CommunityId community, Caller caller, Entry entry) {
    regions
        .session(community)
        .createNativeMutationQuery(INSERT)
        .setParameter(1, community.toString())
        .setParameter(2, ids.next())
        .setParameter(3, clock.instant())
        .setParameter(4, people.of(community.region(), caller.subject()))
        .setParameter(5, role(caller))
        .setParameter(6, entry.action())
        .setParameter(7, entry.kind())
        .setParameter(8, entry.id())
        .setParameter(9, text(entry.before()))
        .setParameter(10, text(entry.after()))
        .executeUpdate();
  }

  private static String role(Caller caller) {
    return caller.roles().stream().min(Comparator.naturalOrder()).map(Role::claim).orElse("none");
  }

  private String text(Map<String, ?> values) {
    try {
      return values.isEmpty() ? "" : json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit values are plain", e);
    }
  }
}
