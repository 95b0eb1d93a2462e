package dev.promirror.promotion.preview;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * When a purchase is charged. As at Stripe, calendar steps are counted in UTC from an anchor, whose
 * day of the month is kept: after 31 January comes 28 February, then 31 March.
 *
 * @param anchor the first charge that isn't a trial's
 */
public record ChargeCalendar(Cadence cadence, Instant anchor) {

  /**
   * Of something bought now.
   *
   * @param trialDays days of 24 hours, not negative; what is charged once has no trial
   */
  public static ChargeCalendar bought(Cadence cadence, Instant now, int trialDays) {
    if (trialDays < 0) {
      throw new IllegalArgumentException("trial days are not negative");
    }
    int days = cadence instanceof Cadence.OneTime ? 0 : trialDays;
    return new ChargeCalendar(cadence, now.plus(Duration.ofDays(days)));
  }

  /** The charge of this number, the first being 0. */
  public Instant charge(long number) {
    if (number < 0 || number >= total().orElse(Long.MAX_VALUE)) {
      throw new IllegalArgumentException("no such charge");
    }
    return switch (cadence) {
      case Cadence.OneTime once -> anchor;
      case Cadence.Instalments instalments -> step(instalments.every(), number);
      case Cadence.Recurring recurring -> step(recurring.every(), number);
    };
  }

  /** How many charges there are; empty is without end. */
  public OptionalLong total() {
    return switch (cadence) {
      case Cadence.OneTime once -> OptionalLong.of(1);
      case Cadence.Instalments instalments -> OptionalLong.of(instalments.charges());
      case Cadence.Recurring recurring -> OptionalLong.empty();
    };
  }

  /** How many charges lie before an instant, and so the number of the first that doesn't. */
  public long before(Instant end) {
    if (!end.isAfter(anchor)) {
      return 0;
    }
    return switch (cadence) {
      case Cadence.OneTime once -> 1;
      case Cadence.Instalments instalments ->
          Math.min(steps(instalments.every(), end), instalments.charges());
      case Cadence.Recurring recurring -> steps(recurring.every(), end);
    };
  }

  private long steps(Interval every, Instant end) {
    long whole = every.unit().chrono().between(utc(anchor), utc(end)) / every.count();
    // Whole units are counted low where a month's end is cut short.
    long number = Math.max(1, whole);
    while (step(every, number).isBefore(end)) {
      number++;
    }
    return number;
  }

  private Instant step(Interval every, long number) {
    long units = Math.multiplyExact(number, every.count());
    return utc(anchor).plus(units, every.unit().chrono()).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
