package dev.promirror.platform;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What logs, metrics and traces may carry. Nothing of a payment is on the list: no person, no
 * amount, no body, no key, no promo code's text.
 */
public final class Telemetry {

  /** The names a log field, metric label or span attribute of ours may have. */
  public static final Set<String> ALLOWED =
      Set.of(
          "region",
          "community",
          "account",
          "event",
          "event_type",
          "kind",
          "outcome",
          "reason",
          "request",
          "status",
          "operation",
          "worker");

  private Telemetry() {}

  /**
   * Checks a name before it is used.
   *
   * @throws IllegalArgumentException if it is not on the list
   */
  public static String allowed(String name) {
    if (!ALLOWED.contains(name)) {
      throw new IllegalArgumentException("not an allowed telemetry attribute: " + name);
    }
    return name;
  }

  /**
   * A failure that can be logged: its class, its place and its causes', but no message, since
   * drivers and parsers quote the data they failed on.
   */
  public static Throwable withoutMessages(Throwable failure) {
    Throwable cause = failure.getCause();
    Throwable shown =
        new Shown(failure.getClass().getName(), cause == null ? null : withoutMessages(cause));
    shown.setStackTrace(failure.getStackTrace());
    return shown;
  }

  private static final class Shown extends Throwable {
    Shown(String type, @Nullable Throwable cause) {
      super(type, cause, false, true);
    }
  }
}
