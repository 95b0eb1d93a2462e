package dev.promirror.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags: {@code "r7.4f1c…"}, the owner's revision and a fingerprint of what is shown. A read
 * compares the whole tag, since figures change without a revision; a change compares the revision.
 */
public final class ETags {

  private static final Pattern FORM = Pattern.compile("\"r([0-9]{1,18})(?:\\.[0-9a-f]+)?\"");

  private ETags() {}

  /** The tag of a revision shown as this text, with its quotes. */
  public static String of(long revision, String shown) {
    UUID fingerprint = UUID.nameUUIDFromBytes(shown.getBytes(StandardCharsets.UTF_8));
    return "\"r%d.%016x\"".formatted(revision, fingerprint.getMostSignificantBits());
  }

  /** The tag of something that shows nothing but its revision. */
  public static String of(long revision) {
    return "\"r" + revision + "\"";
  }

  /** The revision a tag names, if it is one of ours. */
  public static Optional<Long> revision(String tag) {
    Matcher form = FORM.matcher(tag.strip());
    return form.matches() ? Optional.of(Long.valueOf(form.group(1))) : Optional.empty();
  }

  /** Whether {@code If-None-Match} names this tag, so that nothing needs to be sent. */
  public static boolean unchanged(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String trimmed = one.strip();
      if (trimmed.equals("*") || trimmed.equals(tag) || trimmed.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
