package dev.promirror.platform;

import org.jspecify.annotations.Nullable;

/** Revisions as HTTP entity tags: {@code "r7"}. */
public final class ETags {

  private ETags() {}

  /** The tag of a revision, with its quotes. */
  public static String of(long revision) {
    return "\"r" + revision + "\"";
  }

  /** Whether {@code If-None-Match} names this tag, so that nothing needs to be sent. */
  public static boolean unchanged(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null && (ifNoneMatch.equals("*") || names(ifNoneMatch, tag));
  }

  /**
   * Checks a change against the revision the caller has seen.
   *
   * @param ifMatch the header; null lets everything pass
   * @throws ProblemException if it names another revision
   */
  public static void require(@Nullable String ifMatch, String tag) {
    if (ifMatch != null && !ifMatch.equals("*") && !names(ifMatch, tag)) {
      throw ProblemException.of(
          ProblemType.PRECONDITION_FAILED,
          "It has another revision now; read it again and repeat your change.");
    }
  }

  private static boolean names(String header, String tag) {
    for (String one : header.split(",", -1)) {
      String trimmed = one.strip();
      if (trimmed.equals(tag) || trimmed.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
