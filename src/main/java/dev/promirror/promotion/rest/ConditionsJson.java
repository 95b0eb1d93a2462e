package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MoneyJson;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.Conditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConditionsJson(
    @Nullable Long perCustomer,
    Audience.Kind audience,
    @Nullable String memberList,
    @Nullable List<MoneyJson> minimumSpend,
    @Nullable Long minimumQuantity,
    @Nullable MoneyJson budget) {

  static ConditionsJson of(Conditions held) {
    return new ConditionsJson(
        held.perCustomer(),
        held.audience().kind(),
        held.audience() instanceof Audience.Members members ? members.list() : null,
        held.minimumSpend().isEmpty()
            ? null
            : held.minimumSpend().each().stream().map(MoneyJson::of).toList(),
        held.minimumQuantity(),
        held.budget() == null ? null : MoneyJson.of(held.budget()));
  }
}
