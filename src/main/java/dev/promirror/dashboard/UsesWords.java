package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Uses and what is left of them, in words.
 *
 * @param messages the wording
 */
record UsesWords(FactMessages messages) {

  /**
   * @param used how often, not negative
   * @param limit how often at most; none means any number
   */
  UsesView of(long used, @Nullable Long limit) {
    String shown = MoneyWords.count(used);
    if (limit == null) {
      return new UsesView(used, shown, messages.used(shown), messages.noLimit(), null);
    }
    long left = Math.max(0, limit - used);
    // A limit of 0 is a code that is used up before its first use.
    long share = limit == 0 ? 100 : Math.min(100, Math.round(100.0 * used / limit));
    return new UsesView(
        used,
        shown,
        messages.usedOf(shown, MoneyWords.count(limit)),
        messages.left(MoneyWords.count(left)),
        Math.toIntExact(share));
  }
}
