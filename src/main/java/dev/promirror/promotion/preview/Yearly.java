package dev.promirror.promotion.preview;

import dev.promirror.catalog.Interval;
import java.math.BigInteger;

/** Compares prices of different intervals by what they come to over years of the calendar. */
final class Yearly {

  /** Of the calendar's cycle of 400 years, after which days and months come out even. */
  private static final long DAYS = 146_097;

  private static final long MONTHS = 4_800;

  private Yearly() {}

  static int compare(PlanChange.Plan one, PlanChange.Plan other) {
    // unit * charges, both times the product of the interval counts to stay whole
    return cost(one, other.every().count()).compareTo(cost(other, one.every().count()));
  }

  private static BigInteger cost(PlanChange.Plan plan, long otherCount) {
    return BigInteger.valueOf(plan.unit())
        .multiply(BigInteger.valueOf(units(plan.every().unit())))
        .multiply(BigInteger.valueOf(otherCount));
  }

  private static long units(Interval.Unit unit) {
    return switch (unit) {
      case DAY -> DAYS;
      case WEEK -> DAYS / 7;
      case MONTH -> MONTHS;
      case YEAR -> MONTHS / 12;
    };
  }
}
