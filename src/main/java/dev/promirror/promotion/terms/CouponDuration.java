package dev.promirror.promotion.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Which charges of a purchase a coupon discounts. */
public sealed interface CouponDuration {

  /** The longest count of months or periods. */
  int MAX = 60;

  /** The names of the durations. */
  enum Kind {
    ONCE,
    REPEATING,
    FOREVER,
    PERIODS,
    UNTIL
  }

  /** Its name. */
  default Kind kind() {
    return switch (this) {
      case Once once -> Kind.ONCE;
      case Months months -> Kind.REPEATING;
      case Forever forever -> Kind.FOREVER;
      case Periods periods -> Kind.PERIODS;
      case Until until -> Kind.UNTIL;
    };
  }

  /** The first charge alone. */
  record Once() implements CouponDuration {}

  /**
   * Every charge within some calendar months from the first use, not: some number of charges.
   *
   * @param count 1 to {@link #MAX}
   */
  record Months(int count) implements CouponDuration {

    public Months {
      check(count);
    }
  }

  /** Every charge until the purchase is cancelled. */
  record Forever() implements CouponDuration {}

  /**
   * Some number of charges, the first counted, however far they lie apart. Where calendar months
   * don't say the same, the discount is removed once the last of them is finalized.
   *
   * @param count 1 to {@link #MAX}
   */
  record Periods(int count) implements CouponDuration {

    public Periods {
      check(count);
    }
  }

  /**
   * Every charge until a day is over where the community is.
   *
   * @param last the last day
   */
  record Until(LocalDate last, ZoneId zone) implements CouponDuration {

    private static final LocalTime REMOVED = LocalTime.of(0, 1);

    /**
     * When the discount is removed: 00:01 the day after, the second where clocks show it twice;
     * where they skip it, a minute after the day begins.
     */
    public Instant at() {
      return last.plusDays(1).atTime(REMOVED).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
  }

  private static void check(int count) {
    if (count < 1 || count > MAX) {
      throw new IllegalArgumentException("months and periods are 1 to " + MAX);
    }
  }
}
