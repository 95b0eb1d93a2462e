package dev.promirror.promotion.rest;

import dev.promirror.platform.ETags;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.wishes.Refusals;
import org.jspecify.annotations.Nullable;

/** The revisions callers say they have seen. */
final class Revisions {

  private Revisions() {}

  /**
   * The revision {@code If-Match} names; null if the header is absent or a star.
   *
   * @throws ProblemException if it isn't a tag of ours, which no revision can match
   */
  static @Nullable Long seen(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    return ETags.revision(ifMatch).orElseThrow(Refusals::stale);
  }

  /**
   * As {@link #seen}, for changes that replace everything and so have to say what they replace.
   *
   * @throws ProblemException if the header is absent
   */
  static @Nullable Long required(@Nullable String ifMatch) {
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
}
