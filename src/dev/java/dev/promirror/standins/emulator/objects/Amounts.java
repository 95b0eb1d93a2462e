package dev.promirror.standins.emulator.objects;

import dev.promirror.standins.emulator.params.StripeRefusal;

/** Bounds of whole numbers. */
final class Amounts {
  /** The largest amount, in minor units, that any of Stripe's currencies can charge at once. */
  static final long LARGEST = 999_999_999_999L;

  private Amounts() {}

  /** Refuses a number outside its bounds, in Stripe's words. */
  static void check(String param, long value, long least, long most) {
    if (value < least) {
      throw StripeRefusal.coded(
          "parameter_invalid_integer",
          param,
          "This value must be greater than or equal to " + least + ".");
    }
    if (value > most) {
      throw StripeRefusal.coded(
          "parameter_invalid_integer",
          param,
          "This value must be less than or equal to " + most + ".");
    }
  }
}
