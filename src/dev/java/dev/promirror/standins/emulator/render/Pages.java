package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Cursor paging, newest first, 1 to 100 at a time. */
public record Pages(String table, String noun, String url) {
  /** A page of a whole table. */
  public ObjectNode page(Work work, Params params, Predicate<ObjectNode> wanted) {
    return page(work, params, work.positions(table, null, null), wanted);
  }

  /** A page of these positions. */
  public ObjectNode page(
      Work work, Params params, NavigableSet<Long> positions, Predicate<ObjectNode> wanted) {
    int limit = limit(params);
    String before = params.text("ending_before");
    boolean backwards = before != null;
    if (backwards && params.has("starting_after")) {
      throw StripeRefusal.invalid(
          "ending_before",
          "You may only specify one of these parameters: ending_before, starting_after.");
    }
    String cursor = backwards ? before : params.text("starting_after");
    var from = cursor(work, cursor, backwards ? "ending_before" : "starting_after");
    var rows = rows(work, params, from(positions, from, backwards), wanted, limit + 1);
    boolean more = rows.size() > limit;
    var kept = new ArrayList<>(more ? rows.subList(0, limit) : rows);
    if (backwards) {
      Collections.reverse(kept);
    }
    var list = Json.object().put("object", "list");
    list.putArray("data").addAll(kept);
    list.put("has_more", more).put("url", url);
    var expansion = Expansion.of(params.texts("expand"));
    if (kept.isEmpty()) {
      Expandables.check(noun.replace(' ', '_'), expansion.below("data"));
    }
    return Renderer.render(work, list, expansion);
  }

  private List<ObjectNode> rows(
      Work work,
      Params params,
      Iterable<Long> positions,
      Predicate<ObjectNode> wanted,
      int enough) {
    var rows = new ArrayList<ObjectNode>();
    for (long position : positions) {
      var row = work.rows().at(work.scope(), table, position);
      if (!row.has("_deleted")
          && within(params.values().get("created"), row.path("created"))
          && wanted.test(row)) {
        rows.add(row);
        if (rows.size() == enough) {
          return rows;
        }
      }
    }
    return rows;
  }

  private static Iterable<Long> from(
      NavigableSet<Long> positions, @Nullable Long cursor, boolean backwards) {
    if (cursor == null) {
      return positions.descendingSet();
    }
    return backwards
        ? positions.tailSet(cursor, false)
        : positions.headSet(cursor, false).descendingSet();
  }

  private @Nullable Long cursor(Work work, @Nullable String id, String param) {
    if (id == null) {
      return null;
    }
    var position = work.rows().position(work.scope(), table, id);
    if (position == null) {
      throw StripeRefusal.noSuch(noun, id, param);
    }
    return position;
  }

  /** How many a page is to hold. */
  public static int limit(Params params) {
    long limit = params.number("limit", 10);
    if (limit < 1 || limit > 100) {
      throw StripeRefusal.coded(
          "parameter_invalid_integer",
          "limit",
          limit < 1
              ? "This value must be greater than or equal to 1."
              : "This value must be less than or equal to 100.");
    }
    return (int) limit;
  }

  /** Whether a time is as a call wants it: exactly, or within bounds; null wants nothing. */
  public static boolean within(@Nullable JsonNode range, JsonNode time) {
    long created = time.asLong();
    if (range == null) {
      return true;
    }
    return range.isObject()
        ? created > range.path("gt").asLong(Long.MIN_VALUE)
            && created >= range.path("gte").asLong(Long.MIN_VALUE)
            && created < range.path("lt").asLong(Long.MAX_VALUE)
            && created <= range.path("lte").asLong(Long.MAX_VALUE)
        : created == range.asLong();
  }
}
