package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows as one reader or one change sees them; a change sees its own writes. */
public final class Rows {
  private final Tables tables;
  private final Ids ids;
  private final Facts facts;
  private final List<Change> changes = new ArrayList<>();
  private final List<Change> undo = new ArrayList<>();

  Rows(Tables tables, Ids ids, Facts facts) {
    this.tables = tables;
    this.ids = ids;
    this.facts = facts;
  }

  /** An object, not to be changed in place, or null. */
  public @Nullable ObjectNode get(String scope, String table, String id) {
    var row = tables.table(scope, table).get(id);
    return row == null ? null : row.object();
  }

  /** Stores an object under its id, new or in the place of the one before. */
  public void put(String scope, String table, ObjectNode object) {
    String id = object.path("id").asText();
    var before = tables.table(scope, table).get(id);
    long position = before == null ? ids.position() : before.position();
    apply(new Change(scope, table, id, new Row(position, object)));
  }

  /** Removes an object, if it is there. */
  public void remove(String scope, String table, String id) {
    if (get(scope, table, id) != null) {
      apply(new Change(scope, table, id, null));
    }
  }

  private void apply(Change change) {
    var before = tables.apply(change);
    changes.add(change);
    undo.add(new Change(change.scope(), change.table(), change.id(), before));
  }

  /** Where an object stands in its table, or null when it is not there. */
  public @Nullable Long position(String scope, String table, String id) {
    var row = tables.table(scope, table).get(id);
    return row == null ? null : row.position();
  }

  /** All positions of a table, oldest first. */
  public NavigableSet<Long> positions(String scope, String table) {
    return tables.table(scope, table).positions();
  }

  /** The positions of the objects an index finds, oldest first. */
  public NavigableSet<Long> positions(String scope, String table, String index, String value) {
    return tables.table(scope, table).positions(index, value);
  }

  /** The object at a position that stands. */
  public ObjectNode at(String scope, String table, long position) {
    return Objects.requireNonNull(tables.table(scope, table).at(position)).object();
  }

  /** A table's objects, oldest first. */
  public Stream<ObjectNode> all(String scope, String table) {
    return List.copyOf(positions(scope, table)).stream().map(p -> at(scope, table, p));
  }

  /** The objects an index finds, oldest first. */
  public Stream<ObjectNode> find(String scope, String table, String index, String value) {
    return List.copyOf(positions(scope, table, index, value)).stream()
        .map(p -> at(scope, table, p));
  }

  /** The row whose time comes first, or null. */
  public @Nullable Due nextDue() {
    return tables.nextDue();
  }

  /** Whether an unverified fact about Stripe is taken as it is said. */
  public boolean holds(Fact fact) {
    return facts.hold(fact);
  }

  /** Random letters and digits, unique in this world. */
  public String text(int length) {
    return ids.text(length);
  }

  List<Change> changes() {
    return changes;
  }

  void undo() {
    undo.reversed().forEach(tables::apply);
  }
}
