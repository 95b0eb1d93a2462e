package dev.promirror.standins.emulator.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a delivery that was not answered with a 2xx is tried again, until three days are over. */
public enum Retries {
  /** By the wall clock: half a second later, then twice as long each time, at most 15 seconds. */
  QUICK(Duration.ofMillis(500), Duration.ofSeconds(15)),
  /**
   * By the emulator's clock: five minutes later, then twice as long each time, at most twelve
   * hours. Stripe says three days and "exponential"; the steps are ours.
   */
  STRIPE(Duration.ofMinutes(5), Duration.ofHours(12));

  /** After this Stripe gives up. */
  static final Duration PATIENCE = Duration.ofDays(3);

  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;

  Retries(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** How the control API and the command line call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the control API and the command line call by this word. */
  public static Optional<Retries> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** How long after so many tries (1 or more) the next one comes. */
  Duration pause(int tries) {
    var doubled = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
