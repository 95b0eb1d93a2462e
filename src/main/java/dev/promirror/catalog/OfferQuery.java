package dev.promirror.catalog;

import dev.promirror.platform.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which offers to list, by id.
 *
 * @param archived only archived ones, only others, or (null) both
 * @param kind only those of one list of choice; null for all
 * @param after the cursor of the page before; null for the first
 * @param limit 1 to 100
 */
public record OfferQuery(
    @Nullable Boolean archived, @Nullable OfferKind kind, @Nullable String after, int limit) {

  Cursor cursor(Offer last) {
    return new Cursor(list(), List.of(last.id()));
  }

  /**
   * The id after which the page begins; empty for the first.
   *
   * @throws dev.promirror.platform.ProblemException if the cursor isn't one of this list
   */
  String afterId() {
    Cursor cursor = Cursor.parse(after, list(), 1);
    return cursor == null ? "" : cursor.keys().getFirst();
  }

  private String list() {
    return "offers " + archived + " " + kind;
  }
}
