package dev.promirror.promotion.bulk;

import dev.promirror.platform.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file: counted all, told up to a number. */
final class Faults {

  static final int MOST_TOLD = 1_000;

  private final List<FieldError> told = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private long count;

  /** Notes a fault of a line, or of one of its cells. */
  void add(int line, String column, FieldError fault) {
    count++;
    if (told.size() < MOST_TOLD) {
      String place = "line:" + line + (column.isEmpty() ? "" : "/" + column);
      told.add(new FieldError(place, fault.code(), fault.message(), fault.fix()));
      lines.add(line);
    }
  }

  void add(int line, String column, String code, String message, String fix) {
    add(line, column, new FieldError("", code, message, fix));
  }

  boolean isEmpty() {
    return count == 0;
  }

  long count() {
    return count;
  }

  /** In the order of their lines. */
  List<FieldError> told() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(lines::get));
    return order.stream().map(told::get).toList();
  }
}
