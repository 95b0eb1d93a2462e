package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.promotion.terms.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a promo code after its first, in the API.
 *
 * @param limit null is without end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepJson(String coupon, @Nullable Long limit) {

  static @Nullable List<StepJson> then(List<Step> steps) {
    return steps.size() == 1
        ? null
        : steps.stream().skip(1).map(step -> new StepJson(step.coupon(), step.uses())).toList();
  }
}
