package dev.promirror.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * One line of what is fixed about a promo code.
 *
 * @param label what it is
 * @param value in words
 * @param iso the time for machines, where the value is one
 * @param technical whether the value is an identifier
 */
record Fact(String label, String value, @Nullable String iso, boolean technical) {

  static Fact of(String label, String value) {
    return new Fact(label, value, null, false);
  }

  static Fact of(String label, Moment moment) {
    return new Fact(label, moment.words(), moment.iso(), false);
  }

  static Fact id(String label, String value) {
    return new Fact(label, value, null, true);
  }
}
