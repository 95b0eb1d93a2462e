package dev.promirror.catalog;

import java.time.temporal.ChronoUnit;

/**
 * How often something is charged: every {@code count} units, as Stripe says it.
 *
 * @param count at least 1
 */
public record Interval(Unit unit, int count) {

  /** Stripe's units. */
  public enum Unit {
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit chrono;

    Unit(ChronoUnit chrono) {
      this.chrono = chrono;
    }

    /** The same in calendar arithmetic. */
    public ChronoUnit chrono() {
      return chrono;
    }
  }

  public static final Interval WEEKLY = new Interval(Unit.WEEK, 1);
  public static final Interval MONTHLY = new Interval(Unit.MONTH, 1);
  public static final Interval QUARTERLY = new Interval(Unit.MONTH, 3);
  public static final Interval ANNUAL = new Interval(Unit.YEAR, 1);

  public Interval {
    if (count < 1) {
      throw new IllegalArgumentException("an interval is at least one unit");
    }
  }

  /** Calendar months it lasts; 0 if it isn't a number of whole months. */
  public int months() {
    return switch (unit) {
      case DAY, WEEK -> 0;
      case MONTH -> count;
      case YEAR -> Math.multiplyExact(12, count);
    };
  }
}
