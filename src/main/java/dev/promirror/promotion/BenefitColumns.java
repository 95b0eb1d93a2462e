package dev.promirror.promotion;

import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a coupon gives, in a row: one of the three. */
@Embeddable
record BenefitColumns(
    @Nullable BigDecimal percent,
    @Nullable Long amount,
    @Nullable String currency,
    @JdbcTypeCode(SqlTypes.JSON) @Column(name = "other_amounts") Map<String, Long> others,
    @Column(name = "trial_days") @Nullable Integer trialDays) {

  static BenefitColumns of(Benefit benefit) {
    return switch (benefit) {
      case Benefit.PercentOff off ->
          new BenefitColumns(off.percent().value(), null, null, Map.of(), null);
      case Benefit.AmountOff off ->
          new BenefitColumns(
              null,
              off.amount().minor(),
              off.amount().currency().getCurrencyCode(),
              AmountsColumn.of(off.others()),
              null);
      case Benefit.ExtraTrial trial -> new BenefitColumns(null, null, null, Map.of(), trial.days());
    };
  }

  Benefit benefit() {
    if (percent != null) {
      return new Benefit.PercentOff(new Percentage(percent));
    }
    return amount == null
        ? new Benefit.ExtraTrial(Objects.requireNonNull(trialDays))
        : new Benefit.AmountOff(
            Money.of(amount, Objects.requireNonNull(currency)), AmountsColumn.amounts(others));
  }
}
