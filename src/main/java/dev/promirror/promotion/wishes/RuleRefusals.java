package dev.promirror.promotion.wishes;

import dev.promirror.platform.FieldError;
import dev.promirror.promotion.Authored.Named;
import java.util.List;
import java.util.Set;

/** What is said of rules Stripe can't hold: one error for each. */
final class RuleRefusals {

  private static final Set<String> CONDITIONS =
      Set.of("perCustomer", "audience", "memberList", "minimumSpend", "minimumQuantity", "budget");

  private RuleRefusals() {}

  /**
   * @param codes of the coupon that is edited, as a text; empty if a code is made or edited
   */
  static List<FieldError> needingOurCheckout(List<Named> rules, String codes) {
    return rules.stream()
        .map(
            rule ->
                new FieldError(
                    pointer(rule.name()),
                    "needs-our-checkout",
                    rule.note() + of(codes),
                    codes.isEmpty()
                        ? "Choose the door OUR_CHECKOUT, or leave it out."
                        : "Give these codes the door OUR_CHECKOUT first, or leave it out."))
        .toList();
  }

  /** As the other, for rules that can hold here alone if that is known. */
  static List<FieldError> unacknowledged(List<Named> rules, String codes) {
    return rules.stream()
        .map(
            rule ->
                new FieldError(
                    pointer(rule.name()),
                    "unacknowledged",
                    rule.note() + of(codes),
                    "Add \""
                        + rule.name()
                        + "\" to acknowledged, or choose the door OUR_CHECKOUT."))
        .toList();
  }

  private static String of(String codes) {
    return codes.isEmpty() ? "" : " It concerns " + codes + ".";
  }

  private static String pointer(String rule) {
    return (CONDITIONS.contains(rule) ? "/conditions/" : "/") + rule;
  }
}
