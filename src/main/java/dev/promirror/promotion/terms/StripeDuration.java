package dev.promirror.promotion.terms;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import java.util.Collection;

/**
 * The duration Stripe is given for a coupon. Stripe counts calendar months from the first use; it
 * knows neither billing periods nor dates.
 *
 * @param given once, months or forever
 * @param endedByUs whether Stripe is given more than is wanted, and we remove the discount in time
 */
public record StripeDuration(CouponDuration given, boolean endedByUs) {

  /** The shortest month: within a trial shorter than it, months don't lose a charge. */
  private static final int SHORTEST_MONTH = 28;

  public StripeDuration {
    if (given instanceof CouponDuration.Periods || given instanceof CouponDuration.Until) {
      throw new IllegalArgumentException("Stripe has no such duration");
    }
  }

  /**
   * When an offer charges.
   *
   * @param trialDays of its free trial before the first charge, not negative
   */
  public record Charging(Cadence cadence, int trialDays) {

    public Charging {
      if (trialDays < 0) {
        throw new IllegalArgumentException("trial days are not negative");
      }
    }
  }

  /**
   * What Stripe is given for a wanted duration. A number of periods is told as months where that is
   * the same for every offer in scope: all are charged every so many months, with a trial shorter
   * than that, and the months are at most {@link CouponDuration#MAX} (Stripe documents no limit of
   * its own).
   *
   * @param offers those in scope now; when one is added, this is to be asked again
   */
  public static StripeDuration of(CouponDuration wanted, Collection<Charging> offers) {
    return switch (wanted) {
      case CouponDuration.Once once -> new StripeDuration(once, false);
      case CouponDuration.Months months -> new StripeDuration(months, false);
      case CouponDuration.Forever forever -> new StripeDuration(forever, false);
      case CouponDuration.Periods periods -> periods(periods.count(), offers);
      case CouponDuration.Until until -> new StripeDuration(new CouponDuration.Forever(), true);
    };
  }

  private static StripeDuration periods(int count, Collection<Charging> offers) {
    int every = commonMonths(offers);
    return every > 0 && every <= CouponDuration.MAX / count
        ? new StripeDuration(new CouponDuration.Months(count * every), false)
        : new StripeDuration(new CouponDuration.Forever(), true);
  }

  /** The months that lie between charges, the same for all offers; 0 if there is no such number. */
  private static int commonMonths(Collection<Charging> offers) {
    int common = 0;
    for (Charging offer : offers) {
      int months =
          switch (offer.cadence()) {
            case Cadence.OneTime once -> common; // charged once, whatever the months
            case Cadence.Instalments instalments -> months(instalments.every(), offer);
            case Cadence.Recurring recurring -> months(recurring.every(), offer);
          };
      boolean charged = !(offer.cadence() instanceof Cadence.OneTime);
      if (charged && (months == 0 || (common != 0 && months != common))) {
        return 0;
      }
      common = months;
    }
    return common;
  }

  private static int months(Interval every, Charging offer) {
    int months = every.months();
    return offer.trialDays() < (long) SHORTEST_MONTH * months ? months : 0;
  }
}
