package dev.promirror.standins.emulator.billing;

import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** Cards that banks will decline: the next payments of one customer, or of anybody. */
public final class FailingCards {
  private static final String TABLE = "failing_cards";
  private static final String ANYBODY = "anybody";

  private FailingCards() {}

  /**
   * Lets the next payments be declined.
   *
   * @param customer whose, or null for anybody's
   * @param times how many; 0 for none any more
   * @param declineCode why, such as {@code insufficient_funds}
   */
  public static void let(Work work, @Nullable String customer, long times, String declineCode) {
    String id = customer == null ? ANYBODY : customer;
    if (times == 0) {
      work.remove(TABLE, id);
    } else {
      work.put(TABLE, Json.object().put("id", id).put("left", times).put("why", declineCode));
    }
  }

  /** Why a payment made now is declined, or null; a decline is one of those to come. */
  static @Nullable String decline(Work work, @Nullable String customer) {
    String why = customer == null ? null : take(work, customer);
    return why == null ? take(work, ANYBODY) : why;
  }

  private static @Nullable String take(Work work, String id) {
    var row = work.get(TABLE, id);
    if (row == null) {
      return null;
    }
    String why = row.path("why").asText();
    let(work, id, row.path("left").asLong() - 1, why);
    return why;
  }
}
