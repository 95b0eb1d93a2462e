package dev.promirror.dashboard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A coupon's notes for programs, as the form has them: a row for each. */
final class MetadataRows {

  /** The field of a row's key. */
  static final String KEY = "metadataKey";

  /** The field of a row's value. */
  static final String VALUE = "metadataValue";

  private MetadataRows() {}

  record Row(String key, String value) {}

  /** The rows that say something. */
  static List<Row> of(Typed typed) {
    List<Row> rows = new ArrayList<>();
    int all = Math.max(typed.texts(KEY).size(), typed.texts(VALUE).size());
    for (int row = 0; row < all; row++) {
      String key = typed.row(KEY, row);
      String value = typed.row(VALUE, row);
      if (!key.isEmpty() || !value.isEmpty()) {
        rows.add(new Row(key, value));
      }
    }
    return rows;
  }

  /** Whether two rows have one key: of these, an object could keep but one. */
  static boolean isKeyTwice(Typed typed) {
    Set<String> keys = new HashSet<>();
    return of(typed).stream().anyMatch(row -> !keys.add(row.key()));
  }

  /**
   * What was read, but as it was where only a browser made it differ: its fields hold no line
   * breaks, and blanks around aren't seen.
   */
  static Map<String, String> sameAs(Map<String, String> kept, Map<String, String> read) {
    Map<String, String> same = new TreeMap<>();
    read.forEach(
        (key, value) ->
            same.put(key, isSame(kept.get(key), value) ? kept.getOrDefault(key, value) : value));
    return same;
  }

  private static boolean isSame(@Nullable String kept, String read) {
    return kept != null && plain(kept).equals(plain(read));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\r\\n]", "").strip();
  }
}
