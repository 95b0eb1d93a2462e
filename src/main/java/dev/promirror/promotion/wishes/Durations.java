package dev.promirror.promotion.wishes;

import static java.util.Objects.requireNonNull;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.CouponDuration;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads which charges a coupon discounts: a name, and what belongs to it alone. */
final class Durations {

  private static final String MONTHS = "durationInMonths";
  private static final String PERIODS = "durationInPeriods";
  private static final String UNTIL = "durationUntil";

  private Durations() {}

  /**
   * @param kept what it is until now: its last day may be past, since it doesn't change
   * @return null if a fault was noted
   */
  static @Nullable CouponDuration read(
      JsonBody json, ZoneId home, Clock clock, @Nullable CouponDuration kept) {
    CouponDuration.Kind given = json.oneOf("duration", CouponDuration.Kind.class);
    Long months = json.whole(MONTHS, 1, CouponDuration.MAX);
    Long periods = json.whole(PERIODS, 1, CouponDuration.MAX);
    CouponDuration.Until until = until(json, home, clock, kept);
    if (given == null && json.has("duration")) {
      return null;
    }
    CouponDuration.Kind kind = given == null ? CouponDuration.Kind.ONCE : given;
    boolean monthsFit = belongs(json, MONTHS, "months", kind, CouponDuration.Kind.REPEATING);
    boolean periodsFit = belongs(json, PERIODS, "periods", kind, CouponDuration.Kind.PERIODS);
    boolean untilFits = belongs(json, UNTIL, "until", kind, CouponDuration.Kind.UNTIL);
    if (!monthsFit
        || !periodsFit
        || !untilFits
        || (kind == CouponDuration.Kind.REPEATING && months == null)
        || (kind == CouponDuration.Kind.PERIODS && periods == null)
        || (kind == CouponDuration.Kind.UNTIL && until == null)) {
      return null;
    }
    return switch (kind) {
      case ONCE -> new CouponDuration.Once();
      case FOREVER -> new CouponDuration.Forever();
      case REPEATING -> new CouponDuration.Months(Math.toIntExact(requireNonNull(months)));
      case PERIODS -> new CouponDuration.Periods(Math.toIntExact(requireNonNull(periods)));
      case UNTIL -> requireNonNull(until);
    };
  }

  private static boolean belongs(
      JsonBody json,
      String field,
      String what,
      CouponDuration.Kind kind,
      CouponDuration.Kind owner) {
    boolean fits = (kind == owner) == json.has(field);
    if (!fits) {
      String owns = owner.name();
      json.fault(
          field,
          what + "-with-" + owns.toLowerCase(java.util.Locale.ROOT),
          "It goes with the duration " + owns + ", and only with it.",
          kind == owner ? "Add it." : "Leave it out, or make the duration " + owns + ".");
    }
    return fits;
  }

  private static CouponDuration.@Nullable Until until(
      JsonBody json, ZoneId home, Clock clock, @Nullable CouponDuration kept) {
    Said said = Said.read(json, UNTIL, home, false);
    if (said == null) {
      return null;
    }
    if (said.isBeyondCalendars()) {
      Said.tooFar(json, UNTIL);
      return null;
    }
    CouponDuration.Until until = new CouponDuration.Until(said.date(), said.zone());
    if (until.equals(kept)) {
      return until;
    }
    if (!until.at().isAfter(clock.instant())) {
      json.fault(UNTIL, "past", "The day is over.", "Choose a later day.");
      return null;
    }
    if (Said.isTooFar(until.at(), clock.instant())) {
      Said.tooFar(json, UNTIL);
      return null;
    }
    return until;
  }
}
