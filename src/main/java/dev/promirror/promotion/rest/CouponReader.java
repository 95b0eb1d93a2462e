package dev.promirror.promotion.rest;

import static java.util.Objects.requireNonNull;

import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.platform.JsonBody;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads a coupon out of a body, with every fault named. */
@ApplicationScoped
class CouponReader {

  /** What Stripe takes as a coupon's name. */
  private static final int MAX_NAME = 40;

  private static final int MAX_ID = 60;

  /** Eight digits, Stripe's largest charge. */
  static final long MAX_AMOUNT = 99_999_999;

  static final long MAX_LIMIT = 1_000_000_000;

  private final Communities communities;
  private final Clock clock;

  CouponReader(Communities communities, Clock clock) {
    this.communities = communities;
    this.clock = clock;
  }

  /**
   * A coupon to be made.
   *
   * @param id the owner's; null lets one be made
   */
  record Wish(@Nullable String id, CouponTerms terms) {}

  /**
   * @throws ProblemException if there is no such community, or the body can't be accepted
   */
  Wish read(CommunityId id, byte @Nullable [] body) {
    Community community = communities.find(id).orElseThrow(ProblemException::notFound);
    JsonBody json = JsonBody.parse(body);
    String couponId = json.text("id", MAX_ID, false);
    if (couponId != null && !couponId.matches("[A-Za-z0-9_-]+")) {
      json.fault(
          "id",
          "id-form",
          "An id has letters, digits, underscores and dashes only.",
          "Leave other characters out.");
    }
    String name = json.text("name", MAX_NAME, true);
    Benefit benefit = benefit(json);
    CouponDuration duration = duration(json);
    Long limit = json.whole("limit", 1, MAX_LIMIT);
    var redeemBy = Deadlines.read(json, "redeemBy", community.zone(), clock);
    json.check();
    if (name == null || benefit == null || duration == null) {
      throw new IllegalStateException("check() lets nothing missing pass");
    }
    return new Wish(
        couponId, CouponTerms.of(name, benefit, duration).limitedTo(limit).endingAt(redeemBy));
  }

  private static @Nullable Benefit benefit(JsonBody json) {
    BigDecimal percent = json.decimal("percentOff");
    JsonBody amount = json.object("amountOff");
    if (json.has("percentOff") == json.has("amountOff")) {
      json.fault(
          "percentOff",
          json.has("percentOff") ? "two-discounts" : "no-discount",
          "A coupon takes off either a percentage or an amount.",
          "Give exactly one of percentOff and amountOff.");
      if (amount != null) {
        amount(amount);
      }
      return null;
    }
    if (amount != null) {
      return amount(amount);
    }
    return percent == null ? null : percent(json, percent);
  }

  private static @Nullable Benefit percent(JsonBody json, BigDecimal percent) {
    if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      json.fault(
          "percentOff", "percent-range", "A percentage is above 0, at most 100.", "Change it.");
      return null;
    }
    if (percent.stripTrailingZeros().scale() > 2) {
      json.fault(
          "percentOff",
          "percent-decimals",
          "A percentage has at most two decimals.",
          "Write 12.34 instead of 12.345.");
      return null;
    }
    return new Benefit.PercentOff(new Percentage(percent));
  }

  private static @Nullable Benefit amount(JsonBody amount) {
    Long minor = amount.whole("amount", 1, MAX_AMOUNT);
    if (minor == null && !amount.has("amount")) {
      amount.fault("amount", "missing", "It is required.", "Give whole minor units: 500 is €5.00.");
    }
    Currency currency =
        amount.parsed(
            "currency",
            true,
            Currencies::parse,
            amount.error(
                "currency", "unknown-currency", "It isn't a currency.", "Use ISO 4217: EUR."));
    return minor == null || currency == null
        ? null
        : new Benefit.AmountOff(new Money(minor, currency));
  }

  private static @Nullable CouponDuration duration(JsonBody json) {
    CouponDuration.Kind given = json.oneOf("duration", CouponDuration.Kind.class);
    Long months = json.whole("durationInMonths", 1, CouponDuration.MAX);
    if (given == null && json.has("duration")) {
      return null;
    }
    CouponDuration.Kind kind = given == null ? CouponDuration.Kind.ONCE : given;
    if ((kind == CouponDuration.Kind.REPEATING) != json.has("durationInMonths")) {
      json.fault(
          "durationInMonths",
          "months-with-repeating",
          "Months go with REPEATING, and only with it.",
          kind == CouponDuration.Kind.REPEATING ? "Add them." : "Leave them out.");
      return null;
    }
    if (months == null && json.has("durationInMonths")) {
      return null;
    }
    return switch (kind) {
      case ONCE -> new CouponDuration.Once();
      case FOREVER -> new CouponDuration.Forever();
      case REPEATING -> new CouponDuration.Months(Math.toIntExact(requireNonNull(months)));
      case PERIODS, UNTIL -> throw new IllegalStateException("not read yet");
    };
  }
}
