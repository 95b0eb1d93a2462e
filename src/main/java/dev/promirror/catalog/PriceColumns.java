package dev.promirror.catalog;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Prices of an offer in a row: the main one, and those of further currencies. */
@Embeddable
record PriceColumns(
    @Column(name = "amount") @Nullable Long amount,
    @Column(name = "currency") @Nullable String currency,
    @JdbcTypeCode(SqlTypes.JSON) @Column(name = "other_amounts") Map<String, Long> others) {

  static PriceColumns of(@Nullable Money price, Amounts others) {
    return new PriceColumns(
        price == null ? null : price.minor(),
        price == null ? null : price.currency().getCurrencyCode(),
        others.minorByCode());
  }

  Optional<Money> price() {
    return amount == null
        ? Optional.empty()
        : Optional.of(Money.of(amount, Objects.requireNonNull(currency)));
  }

  Amounts otherPrices() {
    return Amounts.of(others);
  }
}
