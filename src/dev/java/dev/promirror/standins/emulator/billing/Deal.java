package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.HashSet;
import java.util.Set;

/**
 * What a coupon takes off in one currency.
 *
 * @param hundredths percent in hundredths (1,250 is 12.5 %), or 0
 * @param amount minor units, or 0
 * @param products the products it is limited to; empty means all
 */
public record Deal(long hundredths, long amount, Set<String> products) {
  /** A coupon's deal; refused when the coupon has no amount in this currency. */
  public static Deal of(ObjectNode coupon, String currency) {
    return of(coupon, currency, "discounts");
  }

  /** A coupon's deal, or the refusal that names the parameter which gave the coupon. */
  public static Deal of(ObjectNode coupon, String currency, String param) {
    var products = new HashSet<String>();
    coupon.path("~applies_to").path("products").forEach(id -> products.add(id.asText()));
    if (coupon.hasNonNull("percent_off")) {
      long hundredths = coupon.get("percent_off").decimalValue().movePointRight(2).longValueExact();
      return new Deal(hundredths, 0, products);
    }
    if (coupon.path("currency").asText().equals(currency)) {
      return new Deal(0, coupon.path("amount_off").asLong(), products);
    }
    var option = coupon.path("~currency_options").path(currency);
    if (option.isMissingNode()) {
      throw StripeRefusal.invalid(
          param,
          "The coupon '%s' cannot be used with the currency '%s'."
              .formatted(coupon.path("id").asText(), currency));
    }
    return new Deal(0, option.path("amount_off").asLong(), products);
  }
}
