package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One type's objects in one account, by id, in order of creation, and by its indexes. */
final class Table {
  private final Map<String, Index> indexes;

  /** Also read by those who do not wait for a change to be over. */
  private final Map<String, Row> byId = new ConcurrentHashMap<>();

  private final NavigableMap<Long, Row> byPosition = new TreeMap<>();
  private final Map<String, Map<String, NavigableSet<Long>>> lookups = new HashMap<>();

  Table(Map<String, Index> indexes) {
    this.indexes = indexes;
  }

  @Nullable Row get(String id) {
    return byId.get(id);
  }

  @Nullable Row at(long position) {
    return byPosition.get(position);
  }

  /** All positions, oldest first. */
  NavigableSet<Long> positions() {
    return byPosition.navigableKeySet();
  }

  /** The positions of the rows whose index has this value, oldest first. */
  NavigableSet<Long> positions(String index, String value) {
    return lookups
        .getOrDefault(index, Map.of())
        .getOrDefault(value, Collections.emptyNavigableSet());
  }

  /** All rows, oldest first. */
  Collection<Row> rows() {
    return byPosition.values();
  }

  void put(Row row) {
    forget(byId.put(row.id(), row));
    byPosition.put(row.position(), row);
    indexes.forEach(
        (name, index) -> {
          String value = index.value(row.object());
          if (value != null) {
            lookups
                .computeIfAbsent(name, any -> new HashMap<>())
                .computeIfAbsent(value, any -> new TreeSet<>())
                .add(row.position());
          }
        });
  }

  void remove(String id) {
    forget(byId.remove(id));
  }

  private void forget(@Nullable Row row) {
    if (row == null) {
      return;
    }
    byPosition.remove(row.position());
    indexes.forEach((name, index) -> forget(name, index.value(row.object()), row.position()));
  }

  private void forget(String name, @Nullable String value, long position) {
    var values = lookups.get(name);
    var positions = value == null || values == null ? null : values.get(value);
    if (positions != null && values != null) {
      positions.remove(position);
      if (positions.isEmpty()) {
        values.remove(value);
      }
    }
  }

  /** What an object is found by. */
  @FunctionalInterface
  interface Index {
    @Nullable String value(ObjectNode object);
  }
}
