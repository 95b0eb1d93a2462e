package dev.promirror.promotion.terms;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for a use. A coupon and each of its codes can have conditions; those of both
 * must hold.
 *
 * @param perCustomer uses by one person: null is any number, 0 none; not with {@link
 *     Audience.NewCustomers}, who can use it once anyway
 * @param minimumSpend of the offers it is for, before the discount, per currency; with any named, a
 *     purchase in another currency doesn't reach it
 * @param minimumQuantity of the offers it is for; null is none
 * @param budget the sum of discounts given after which it stops; null is without
 */
public record Conditions(
    @Nullable Long perCustomer,
    Audience audience,
    Amounts minimumSpend,
    @Nullable Long minimumQuantity,
    @Nullable Money budget) {

  /** None. */
  public static final Conditions NONE =
      new Conditions(null, new Audience.Everyone(), Amounts.NONE, null, null);

  public Conditions {
    if (perCustomer != null && perCustomer < 0) {
      throw new IllegalArgumentException("uses per customer are not negative");
    }
    if (perCustomer != null && audience instanceof Audience.NewCustomers) {
      throw new IllegalArgumentException("new customers have no uses to limit");
    }
    if (minimumQuantity != null && minimumQuantity < 1) {
      throw new IllegalArgumentException("a minimum quantity is at least 1");
    }
    if (minimumSpend.each().stream().anyMatch(money -> money.minor() < 1)) {
      throw new IllegalArgumentException("a minimum spend is positive");
    }
    if (budget != null && budget.minor() < 1) {
      throw new IllegalArgumentException("a budget is positive");
    }
  }
}
