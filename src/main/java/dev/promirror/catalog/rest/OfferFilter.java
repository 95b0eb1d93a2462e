package dev.promirror.catalog.rest;

import dev.promirror.catalog.OfferKind;
import dev.promirror.catalog.OfferQuery;
import dev.promirror.platform.FieldError;
import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads which offers are asked for. */
final class OfferFilter {

  private OfferFilter() {}

  /**
   * @throws ProblemException if one of the values is none
   */
  static OfferQuery read(
      @Nullable String archived,
      @Nullable String kind,
      @Nullable String after,
      @Nullable String limit) {
    return new OfferQuery(archived(archived), kind(kind), after, Page.limit(limit));
  }

  private static @Nullable Boolean archived(@Nullable String text) {
    return switch (text == null || text.isEmpty() ? "false" : text) {
      case "false" -> false;
      case "true" -> true;
      case "all" -> null;
      default -> throw unknown("archived", "false, true or all");
    };
  }

  private static @Nullable OfferKind kind(@Nullable String text) {
    return switch (text == null ? "" : text) {
      case "" -> null;
      case "single" -> OfferKind.SINGLE;
      case "recurring" -> OfferKind.RECURRING;
      case "event" -> OfferKind.EVENT;
      default -> throw unknown("kind", "single, recurring or event");
    };
  }

  private static ProblemException unknown(String name, String values) {
    return ProblemException.of(
        ProblemType.INVALID_REQUEST,
        new FieldError(
            "query:" + name,
            "unknown-value",
            "It isn't one of the values.",
            "Use " + values + "."));
  }
}
