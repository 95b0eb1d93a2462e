package dev.promirror.standins.emulator.objects;

import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** What Stripe refuses when a coupon is created. */
final class CouponRules {
  private static final long FIVE_YEARS = 5L * 366 * 24 * 3600;

  private CouponRules() {}

  static void check(Work work, Params params) {
    percentOrAmount(work, params);
    duration(params);
    name(params);
    String id = params.text("id");
    if (id != null) {
      id(work, id);
    }
    Amounts.check("max_redemptions", params.number("max_redemptions", 1), 1, Long.MAX_VALUE);
    long redeemBy = params.number("redeem_by", work.now() + 1);
    if (redeemBy <= work.now()) {
      throw StripeRefusal.invalid("redeem_by", "The redeem_by date cannot be in the past.");
    }
    if (redeemBy > work.now() + FIVE_YEARS) {
      throw StripeRefusal.invalid(
          "redeem_by", "The redeem_by date must be within five years from now.");
    }
  }

  static void name(Params params) {
    if (params.text("name", "").length() > 40) {
      throw StripeRefusal.coded(
          "parameter_invalid_string_too_long",
          "name",
          "Invalid string: must be at most 40 characters");
    }
  }

  private static void id(Work work, String id) {
    if (!Pattern.matches("[A-Za-z0-9_-]{1,255}", id)) {
      throw StripeRefusal.invalid(
          "id", "Coupon IDs can only contain letters, digits, '_' and '-'.");
    }
    var standing = work.get(Coupons.TABLE, id);
    if (standing != null
        && !(standing.has("_deleted") && work.holds(Fact.DELETED_COUPON_ID_IS_FREE))) {
      throw StripeRefusal.coded("resource_already_exists", "id", "Coupon already exists.");
    }
  }

  private static void percentOrAmount(Work work, Params params) {
    if (params.has("percent_off") == params.has("amount_off")) {
      throw params.has("percent_off")
          ? StripeRefusal.invalid(
              "percent_off", "You must pass only one of percent_off and amount_off.")
          : StripeRefusal.coded(
              "parameter_missing",
              "percent_off",
              "Must provide percent_off or amount_off when creating a coupon.");
    }
    if (params.has("percent_off")) {
      percent(work, params.values().get("percent_off").decimalValue());
      if (params.has("currency_options")) {
        throw StripeRefusal.invalid(
            "currency_options", "You may only pass currency_options with amount_off.");
      }
      return;
    }
    Amounts.check("amount_off", params.number("amount_off", 0), 1, Amounts.LARGEST);
    if (!params.has("currency")) {
      throw StripeRefusal.coded(
          "parameter_missing", "currency", "You must pass currency when passing amount_off.");
    }
  }

  private static void percent(Work work, BigDecimal percent) {
    if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw StripeRefusal.invalid(
          "percent_off", "Invalid percent_off: must be greater than 0 and at most 100.");
    }
    if (percent.stripTrailingZeros().scale() > 2 && work.holds(Fact.THIRD_DECIMAL_IS_REFUSED)) {
      throw StripeRefusal.invalid(
          "percent_off", "Invalid decimal: " + percent + "; must contain at maximum two decimals.");
    }
  }

  /** Two decimals, where Stripe accepts a third at all; what is positive stays so. */
  static BigDecimal rounded(BigDecimal percent) {
    return percent.scale() <= 2
        ? percent
        : percent.setScale(2, RoundingMode.HALF_UP).max(new BigDecimal("0.01"));
  }

  private static void duration(Params params) {
    boolean repeating = params.text("duration", "once").equals("repeating");
    if (repeating && !params.has("duration_in_months")) {
      throw StripeRefusal.coded(
          "parameter_missing",
          "duration_in_months",
          "You must pass duration_in_months when passing duration as repeating.");
    }
    if (!repeating && params.has("duration_in_months")) {
      throw StripeRefusal.invalid(
          "duration_in_months",
          "You may only pass duration_in_months when passing duration as repeating.");
    }
    Amounts.check("duration_in_months", params.number("duration_in_months", 1), 1, 1200);
  }
}
