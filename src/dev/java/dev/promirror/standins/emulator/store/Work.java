package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work in one account (or in the platform itself) at one time of the emulator's clock.
 *
 * @param platform the platform's name
 * @param scope the connected account's id, or the platform's name
 * @param now seconds since 1970
 */
public record Work(
    Rows rows, String platform, String scope, long now, Origin origin, Emitter emitter) {
  /** The same work in another account. */
  public Work in(String other) {
    return new Work(rows, platform, other, now, origin, emitter);
  }

  /** The same work at another time. */
  public Work at(long time) {
    return new Work(rows, platform, scope, time, origin, emitter);
  }

  /** An object, not to be changed in place, or null. */
  public @Nullable ObjectNode get(String table, String id) {
    return rows.get(scope, table, id);
  }

  /** An object, or the refusal that names it. */
  public ObjectNode need(String table, String noun, String id, String param) {
    var object = get(table, id);
    if (object == null || object.has("_deleted")) {
      throw StripeRefusal.noSuch(noun, id, param);
    }
    return object;
  }

  /** A copy of an object that stands, to be changed and put back. */
  public ObjectNode edit(String table, String id) {
    var object = get(table, id);
    if (object == null) {
      throw new IllegalStateException("no " + id + " in " + table);
    }
    return object.deepCopy();
  }

  /** Stores an object, new or changed. */
  public void put(String table, ObjectNode object) {
    rows.put(scope, table, object);
  }

  /** Removes an object. */
  public void remove(String table, String id) {
    rows.remove(scope, table, id);
  }

  /** A table's objects, oldest first. */
  public Stream<ObjectNode> all(String table) {
    return rows.all(scope, table);
  }

  /** The objects an index finds, oldest first. */
  public Stream<ObjectNode> find(String table, String index, String value) {
    return rows.find(scope, table, index, value);
  }

  /** The positions of a table, or of what an index finds in it, oldest first. */
  public NavigableSet<Long> positions(
      String table, @Nullable String index, @Nullable String value) {
    return index == null || value == null
        ? rows.positions(scope, table)
        : rows.positions(scope, table, index, value);
  }

  /** Whether an unverified fact about Stripe is taken as it is said. */
  public boolean holds(Fact fact) {
    return rows.holds(fact);
  }

  /** A new id with Stripe's prefix. */
  public String newId(String prefix) {
    return prefix + "_1" + rows.text(23);
  }

  /** Records an event. */
  public void emit(String type, ObjectNode object) {
    emitter.emit(this, type, object, null);
  }

  /** Records an event of a change. */
  public void emit(String type, ObjectNode object, ObjectNode previous) {
    emitter.emit(this, type, object, previous);
  }
}
