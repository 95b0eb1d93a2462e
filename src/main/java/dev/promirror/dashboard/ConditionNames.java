package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Audience;
import java.util.Locale;

/**
 * What the form's fields of conditions are called. The code has its own, and so has the coupon
 * behind it.
 */
record ConditionNames(
    String perCustomer,
    String quantity,
    String budget,
    String spend,
    String audience,
    String memberList) {

  static final ConditionNames CODE =
      new ConditionNames("perCustomer", "quantity", "budget", "spend", "audience", "memberList");

  static final ConditionNames COUPON =
      new ConditionNames(
          "couponPerCustomer",
          "couponQuantity",
          "couponBudget",
          "couponSpend",
          "couponAudience",
          "couponMemberList");

  /** The id of the button that chooses this audience; links to the field lead to the first. */
  public String button(String kind) {
    return kind.equals(Audience.Kind.EVERYONE.name())
        ? "f-" + audience
        : audience + "-" + kind.toLowerCase(Locale.ROOT);
  }
}
