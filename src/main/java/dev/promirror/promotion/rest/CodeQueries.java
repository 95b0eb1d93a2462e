package dev.promirror.promotion.rest;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.PromoCodeQuery;
import dev.promirror.promotion.PromoCodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What addresses say of lists of promo codes. */
public final class CodeQueries {

  private static final int MAX_SEARCH = 80;

  private CodeQueries() {}

  /**
   * An order; the newest first where none was said.
   *
   * @throws ProblemException if it can't be understood
   */
  public static PromoCodeQuery.Sort sort(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return PromoCodeQuery.Sort.NEWEST;
    }
    PromoCodeQuery.Sort sort = PromoCodeQuery.Sort.parse(text);
    if (sort == null) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:sort",
              "unknown-value",
              "There is no such order.",
              "Use newest, code, name or uses."));
    }
    return sort;
  }

  /**
   * A state, if one was said.
   *
   * @throws ProblemException if it can't be understood
   */
  public static @Nullable PromoCodeState state(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return PromoCodeState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:state",
              "unknown-value",
              "There is no such state.",
              "Use one of " + List.of(PromoCodeState.values()) + "."));
    }
  }

  /**
   * What codes or names begin with, if it was said.
   *
   * @throws ProblemException if it can't be understood
   */
  public static @Nullable String search(@Nullable String text) {
    if (text != null && (text.length() > MAX_SEARCH || text.chars().anyMatch(c -> c < ' '))) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST,
          new FieldError(
              "query:search",
              "too-long",
              "It is longer than " + MAX_SEARCH + " characters, or has control characters.",
              "Search for the beginning of a code or name."));
    }
    return text;
  }
}
