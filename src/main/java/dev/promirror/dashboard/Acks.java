package dev.promirror.dashboard;

import java.util.Set;
import java.util.TreeSet;

/**
 * The rules an owner knows Stripe can't hold, as the form has them: code and coupon each have their
 * own, and neither takes over the other's.
 */
final class Acks {

  /** The field of those of the code. */
  static final String CODE = "acknowledged";

  /** The field of those of the coupon. */
  static final String COUPON = "couponAcknowledged";

  /** Names each box that was there to be ticked; a browser sends nothing of one that isn't. */
  private static final String ASKED = "acksAsked";

  private Acks() {}

  /**
   * What is known once the form is saved.
   *
   * @param field of the code's or the coupon's
   * @param kept what was known before; what the form doesn't ask stays so
   */
  static Set<String> of(Typed typed, String field, Set<String> kept) {
    Set<String> known = new TreeSet<>(kept);
    known.removeIf(rule -> typed.is(ASKED, asked(field, rule)));
    known.addAll(typed.texts(field));
    return known;
  }

  /** How the form says that it has the rule's box. */
  static String asked(String field, String rule) {
    return field + "." + rule;
  }
}
