package dev.promirror.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the sort key of the last row shown, bound to the list it came from.
 *
 * @param list names list, sort and search; a cursor of another list is refused
 * @param keys the sort key's parts, the unique one last
 */
public record Cursor(String list, List<String> keys) {

  private static final String SEPARATOR = "\n";
  private static final int MAX_LENGTH = 2000;

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** The opaque text for callers. */
  @Override
  public String toString() {
    String plain = list + SEPARATOR + String.join(SEPARATOR, keys);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cursor a caller sent back; null for the first page.
   *
   * @param parts how many parts the list's sort key has
   * @throws ProblemException if it is not a cursor of this list
   */
  public static @Nullable Cursor parse(@Nullable String text, String list, int parts) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      if (text.length() <= MAX_LENGTH) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> fields = List.of(plain.split(SEPARATOR, -1));
        if (fields.size() == parts + 1 && fields.getFirst().equals(list) && plain.indexOf(0) < 0) {
          return new Cursor(list, fields.subList(1, fields.size()));
        }
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: refused below.
    }
    throw ProblemException.of(
        ProblemType.INVALID_CURSOR,
        new FieldError(
            "query:after",
            "invalid-cursor",
            "This cursor isn't one of this list, sort and search.",
            "Start again without it."));
  }
}
