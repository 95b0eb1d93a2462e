package dev.promirror.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.promirror.platform.Cursor;
import dev.promirror.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the audit has of one object. */
@ApplicationScoped
public class AuditTrail {

  private static final String SELECT =
      """
      select id, at, actor, role, action, cast(before as text), cast(after as text) from audit
      where community_id = ?1 and object_kind = ?2 and object_id = ?3 and id < ?4
      order by id desc
      """;

  /** After every id. */
  private static final String LAST = "~";

  private final Regions regions;
  private final ObjectMapper json;

  AuditTrail(Regions regions, ObjectMapper json) {
    this.regions = regions;
    this.json = json;
  }

  /**
   * A change that was made.
   *
   * @param actor the keyed hash of who made it, in hexadecimal digits: the same for the same person
   * @param role in which role
   * @param action a verb
   */
  public record Entry(
      String id, Instant at, String actor, String role, String action, List<Change> changes) {

    public Entry {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A field that changed.
   *
   * @param before null if there was no value
   * @param after null if there is none any more
   */
  public record Change(String field, @Nullable JsonNode before, @Nullable JsonNode after) {}

  /**
   * A page of an object's changes, newest first.
   *
   * @param kind the kind of object: {@code coupon}, {@code promo-code}
   * @param after the cursor text of the last page; null begins
   * @param limit 1 to 100
   * @throws dev.promirror.platform.ProblemException if the cursor isn't one of this list
   */
  public Page<Entry> of(
      CommunityId community, String kind, String object, @Nullable String after, int limit) {
    String list = "history " + kind + " " + object;
    Cursor cursor = Cursor.parse(after, list, 1);
    return regions.in(
        community,
        () -> {
          List<Entry> entries =
              regions
                  .session(community)
                  .createNativeQuery(SELECT, Object[].class)
                  .setParameter(1, community.toString())
                  .setParameter(2, kind)
                  .setParameter(3, object)
                  .setParameter(4, cursor == null ? LAST : cursor.keys().getFirst())
                  .setMaxResults(limit + 1)
                  .getResultStream()
                  .map(this::entry)
                  .toList();
          return Page.of(entries, limit, last -> new Cursor(list, List.of(last.id())));
        });
  }

  private Entry entry(Object[] row) {
    return new Entry(
        (String) row[0],
        (Instant) row[1],
        HexFormat.of().formatHex((byte[]) row[2]),
        (String) row[3],
        (String) row[4],
        changes(node((@Nullable String) row[5]), node((@Nullable String) row[6])));
  }

  private static List<Change> changes(JsonNode before, JsonNode after) {
    Set<String> fields = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(fields::add);
    after.fieldNames().forEachRemaining(fields::add);
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      changes.add(new Change(field, before.get(field), after.get(field)));
    }
    return changes;
  }

  private JsonNode node(@Nullable String text) {
    try {
      return text == null ? NullNode.getInstance() : json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the audit holds JSON", e);
    }
  }
}
