package dev.promirror.promotion;

import dev.promirror.money.Money;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Conditions;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Conditions in a row. */
@Embeddable
record ConditionColumns(
    @Column(name = "per_customer") @Nullable Long perCustomer,
    @Enumerated(EnumType.STRING) @Column(name = "audience") Audience.Kind audience,
    @Column(name = "audience_list") @Nullable String audienceList,
    @JdbcTypeCode(SqlTypes.JSON) @Column(name = "minimum_spend") Map<String, Long> minimumSpend,
    @Column(name = "minimum_quantity") @Nullable Long minimumQuantity,
    @Column(name = "budget") @Nullable Long budget,
    @Column(name = "budget_currency") @Nullable String budgetCurrency) {

  static ConditionColumns of(Conditions conditions) {
    Money budget = conditions.budget();
    return new ConditionColumns(
        conditions.perCustomer(),
        conditions.audience().kind(),
        conditions.audience() instanceof Audience.Members members ? members.list() : null,
        AmountsColumn.of(conditions.minimumSpend()),
        conditions.minimumQuantity(),
        budget == null ? null : budget.minor(),
        budget == null ? null : budget.currency().getCurrencyCode());
  }

  Conditions conditions() {
    return new Conditions(
        perCustomer,
        switch (audience) {
          case EVERYONE -> new Audience.Everyone();
          case NEW -> new Audience.NewCustomers();
          case EXISTING -> new Audience.ExistingCustomers();
          case MEMBERS -> new Audience.Members(Objects.requireNonNull(audienceList));
        },
        AmountsColumn.amounts(minimumSpend),
        minimumQuantity,
        budget == null ? null : Money.of(budget, Objects.requireNonNull(budgetCurrency)));
  }
}
