package dev.promirror.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param data the rows, in the list's order
 * @param next where the next page begins; null on the last
 */
public record Page<T>(
    List<T> data, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

  public static final int DEFAULT_LIMIT = 25;
  public static final int MAX_LIMIT = 100;

  public Page {
    data = List.copyOf(data);
  }

  /**
   * Makes a page from rows read with one more than the limit.
   *
   * @param cursor the position after a row
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> shown = rows.subList(0, limit);
    return new Page<>(shown, cursor.apply(shown.getLast()).toString());
  }

  /** The same page with each row turned into something else. */
  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(data.stream().map(each).toList(), next);
  }

  /**
   * A limit a caller sent; the default where none was.
   *
   * @throws ProblemException if it is not 1 to 100
   */
  public static int limit(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw ProblemException.of(
        ProblemType.INVALID_REQUEST,
        new FieldError(
            "query:limit", "out-of-range", "The limit is out of range.", "Use 1 to 100."));
  }
}
