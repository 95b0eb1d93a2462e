package dev.promirror.promotion.preview;

import dev.promirror.catalog.Cadence;
import dev.promirror.promotion.terms.CouponDuration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which charges of a purchase a coupon probably discounts: a run of them.
 *
 * @param skipped charges before the run
 * @param count charges in the run; null is without end
 */
public record DurationEstimate(
    ChargeCalendar calendar, long skipped, @Nullable Long count, Set<Assumption> assumptions) {

  public DurationEstimate {
    assumptions = Set.copyOf(assumptions);
  }

  /**
   * Of a purchase made now.
   *
   * @param trialDays of the offer and of any coupon together, not negative
   */
  public static DurationEstimate ofPurchase(
      CouponDuration duration, Cadence cadence, Instant now, int trialDays) {
    return of(duration, ChargeCalendar.bought(cadence, now, trialDays), now);
  }

  /**
   * Of a purchase that may have been charged before.
   *
   * @param applied when the coupon is given to it; a charge at that instant is discounted
   */
  public static DurationEstimate of(
      CouponDuration duration, ChargeCalendar calendar, Instant applied) {
    return remaining(duration, calendar, applied, applied, 0);
  }

  /**
   * What is left of a discount.
   *
   * @param applied when the coupon was given
   * @param from charges before this are past
   * @param discounted how many charges it has discounted, not negative
   */
  public static DurationEstimate remaining(
      CouponDuration duration,
      ChargeCalendar calendar,
      Instant applied,
      Instant from,
      long discounted) {
    if (discounted < 0) {
      throw new IllegalArgumentException("charges are not negative");
    }
    long skipped = calendar.before(from);
    Long count =
        switch (duration) {
          case CouponDuration.Once once -> 1 - discounted;
          case CouponDuration.Periods periods -> periods.count() - discounted;
          case CouponDuration.Forever forever -> null;
          case CouponDuration.Months months ->
              calendar.before(monthsLater(applied, months.count())) - skipped;
          case CouponDuration.Until until -> calendar.before(until.at()) - skipped;
        };
    boolean trial = calendar.anchor().isAfter(from);
    Set<Assumption> assumptions =
        trial && discounted == 0 && duration instanceof CouponDuration.Once
            ? Set.of(Assumption.TRIAL_INVOICE_LEAVES_ONCE)
            : Set.of();
    return new DurationEstimate(calendar, skipped, atMost(calendar, skipped, count), assumptions);
  }

  private static @Nullable Long atMost(
      ChargeCalendar calendar, long skipped, @Nullable Long count) {
    OptionalLong total = calendar.total();
    if (count == null) {
      return total.isPresent() ? Long.valueOf(total.getAsLong() - skipped) : null;
    }
    long most = total.orElse(Long.MAX_VALUE) - skipped;
    return Math.max(0, Math.min(count, most));
  }

  private static Instant monthsLater(Instant applied, int months) {
    OffsetDateTime start = applied.atOffset(ZoneOffset.UTC);
    return start.plusMonths(months).toInstant();
  }

  /** Whether no charge is discounted. */
  public boolean isNothing() {
    return count != null && count == 0;
  }

  /** The discounted charges in their order, at most so many. */
  public List<Instant> charges(int limit) {
    long shown = count == null ? limit : Math.min(count, limit);
    return LongStream.range(skipped, skipped + shown).mapToObj(calendar::charge).toList();
  }

  /** The same as days of a place. */
  public List<LocalDate> dates(ZoneId zone, int limit) {
    return charges(limit).stream().map(charge -> LocalDate.ofInstant(charge, zone)).toList();
  }

  /** The last discounted charge; empty if there is none or no end. */
  public Optional<Instant> last() {
    return count == null || count == 0
        ? Optional.empty()
        : Optional.of(calendar.charge(skipped + count - 1));
  }
}
