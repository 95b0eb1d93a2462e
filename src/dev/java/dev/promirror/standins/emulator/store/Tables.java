package dev.promirror.standins.emulator.store;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All tables of all accounts, and the order in which time must look at their rows. */
final class Tables {
  private static final Comparator<Due> BY_TIME =
      Comparator.comparingLong(Due::at).thenComparingLong(Due::position);

  private final Map<String, Map<String, Table>> byScope = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();
  private final TreeSet<Due> due = new TreeSet<>(BY_TIME);

  Table table(String scope, String name) {
    var tables = byScope.get(scope);
    var table = tables == null ? null : tables.get(name);
    return table == null ? new Table(Indexes.of(name)) : table;
  }

  /** Applies a change and returns the row that stood there before. */
  @Nullable Row apply(Change change) {
    var table =
        byScope
            .computeIfAbsent(change.scope(), any -> new ConcurrentHashMap<>())
            .computeIfAbsent(change.table(), name -> new Table(Indexes.of(name)));
    var before = table.get(change.id());
    if (before != null && before.due() != null) {
      due.remove(due(change, before, before.due()));
    }
    size.addAndGet((change.row() == null ? 0 : 1) - (before == null ? 0 : 1));
    if (change.row() == null) {
      table.remove(change.id());
    } else {
      table.put(change.row());
      if (change.row().due() != null) {
        due.add(due(change, change.row(), change.row().due()));
      }
    }
    return before;
  }

  /** The row whose time comes first. */
  @Nullable Due nextDue() {
    return due.isEmpty() ? null : due.first();
  }

  /** How many rows there are. */
  long size() {
    return size.get();
  }

  /** All rows as changes that would make them, in each table oldest first. */
  Stream<Change> rows() {
    return byScope.entrySet().stream()
        .flatMap(
            scope ->
                scope.getValue().entrySet().stream()
                    .flatMap(
                        table ->
                            table.getValue().rows().stream()
                                .map(
                                    row ->
                                        new Change(
                                            scope.getKey(), table.getKey(), row.id(), row))));
  }

  void clear() {
    byScope.clear();
    due.clear();
    size.set(0);
  }

  private static Due due(Change change, Row row, long at) {
    return new Due(at, row.position(), change.scope(), change.table(), change.id());
  }
}
