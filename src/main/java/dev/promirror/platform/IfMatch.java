package dev.promirror.platform;

import org.jspecify.annotations.Nullable;

/** The revisions callers say they have seen, in {@code If-Match}. */
public final class IfMatch {

  private IfMatch() {}

  /**
   * The revision {@code If-Match} names; null if the header is absent or a star.
   *
   * @throws ProblemException if it isn't a tag of ours, which no revision can match
   */
  public static @Nullable Long seen(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    return ETags.revision(ifMatch).orElseThrow(IfMatch::stale);
  }

  /**
   * As {@link #seen}, for changes that replace everything and so have to say what they replace.
   *
   * @throws ProblemException if the header is absent
   */
  public static @Nullable Long required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemException.of(
          ProblemType.PRECONDITION_REQUIRED,
          new FieldError(
              "header:If-Match",
              "missing",
              "A replacement has to say which revision it replaces.",
              "Read it, and send its ETag as If-Match."));
    }
    return seen(ifMatch);
  }

  /** It was changed since the caller read it. */
  public static ProblemException stale() {
    return ProblemException.of(
        ProblemType.PRECONDITION_FAILED, "Read it again and repeat your change.");
  }
}
