package dev.promirror.dashboard;

/**
 * Uses and what is left of them, in words.
 *
 * @param messages the wording
 */
record UsesWords(FactMessages messages) {

  /** Uses of something that can be used any number of times. */
  UsesView unlimited(long used) {
    String shown = MoneyWords.count(used);
    return new UsesView(used, shown, messages.used(shown), messages.noLimit(), null);
  }

  /**
   * Uses of something limited.
   *
   * @param used how often, as far as it is known here
   * @param limit how often at most, at least 1
   * @param left how often still; may be less than the difference where Stripe has counted more
   */
  UsesView limited(long used, long limit, long left) {
    String shown = MoneyWords.count(used);
    long share = Math.round(100.0 * (limit - left) / limit);
    return new UsesView(
        used,
        shown,
        messages.usedOf(shown, MoneyWords.count(limit)),
        messages.left(MoneyWords.count(left)),
        Math.clamp(share, 0, 100));
  }
}
