package dev.promirror.standins.emulator;

import dev.promirror.standins.emulator.calls.Rates;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an emulator and its callers from the start.
 *
 * @param relayPort where a relay listens on 127.0.0.1, 0 for any free port; null for none
 * @param rates how many calls a second are let through; null for any number
 */
public record Network(@Nullable Integer relayPort, @Nullable Rates rates) {
  /** Nothing. */
  public static final Network PLAIN = new Network(null, null);

  /** A relay on any free port. */
  public static final Network RELAYED = new Network(0, null);

  /** The rates of a word: {@code off}, {@code sandbox} or {@code live}. */
  public static @Nullable Rates rates(String word) {
    return switch (word) {
      case "off" -> null;
      case "sandbox" -> Rates.SANDBOX;
      case "live" -> Rates.LIVE;
      default -> throw new IllegalArgumentException("'off', 'sandbox' or 'live', not " + word);
    };
  }
}
