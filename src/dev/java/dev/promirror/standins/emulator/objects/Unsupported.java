package dev.promirror.standins.emulator.objects;

import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;

/** What Stripe does and this emulator does not, where to ignore it would be to lie. */
final class Unsupported {
  private Unsupported() {}

  /** Refuses a call that gives one of these parameters. */
  static void refuse(Params params, String... names) {
    for (String name : names) {
      if (params.values().path(name).isContainerNode()
          ? !params.values().path(name).isEmpty()
          : params.has(name)) {
        throw parameter(name);
      }
    }
  }

  /** The refusal of a parameter. */
  static StripeRefusal parameter(String name) {
    return StripeRefusal.invalid(name, "This emulator does not support '" + name + "'.");
  }
}
