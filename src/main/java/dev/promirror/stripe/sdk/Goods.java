package dev.promirror.stripe.sdk;

import com.stripe.model.Price;
import com.stripe.model.Product;
import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.stripe.StripePrice;
import dev.promirror.stripe.StripeProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Products and prices of the SDK in our words. */
final class Goods {

  private Goods() {}

  static StripeProduct of(Product product) {
    return new StripeProduct(
        product.getId(),
        product.getName() == null ? "" : product.getName(),
        Boolean.TRUE.equals(product.getActive()),
        orEmpty(product.getMetadata()));
  }

  static StripePrice of(Price price) {
    return new StripePrice(
        price.getId(),
        price.getProduct(),
        price.getProductObject() == null ? null : of(price.getProductObject()),
        Boolean.TRUE.equals(price.getActive()),
        money(price.getUnitAmount(), price.getCurrency()).orElse(null),
        others(price),
        recurrence(price.getRecurring()),
        Instant.ofEpochSecond(orZero(price.getCreated())),
        orEmpty(price.getMetadata()));
  }

  private static Amounts others(Price price) {
    List<Money> others = new ArrayList<>();
    if (price.getCurrencyOptions() != null) {
      price
          .getCurrencyOptions()
          .forEach(
              (currency, option) -> {
                if (!currency.equalsIgnoreCase(price.getCurrency())) {
                  money(option.getUnitAmount(), currency).ifPresent(others::add);
                }
              });
    }
    return new Amounts(others);
  }

  private static StripePrice.@Nullable Recurrence recurrence(Price.@Nullable Recurring recurring) {
    return recurring == null
        ? null
        : new StripePrice.Recurrence(
            recurring.getInterval().toLowerCase(Locale.ROOT),
            recurring.getIntervalCount() == null
                ? 1
                : Math.toIntExact(recurring.getIntervalCount()),
            Math.toIntExact(orZero(recurring.getTrialPeriodDays())));
  }

  /** Empty without an amount, and for a currency this platform has never heard of. */
  private static Optional<Money> money(@Nullable Long amount, @Nullable String code) {
    if (amount == null || code == null) {
      return Optional.empty();
    }
    try {
      Currency currency = Currencies.parse(code);
      return Optional.of(new Money(amount, currency));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> metadata) {
    return metadata == null ? Map.of() : metadata;
  }
}
