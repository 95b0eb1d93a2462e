package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MoneyJson;
import dev.promirror.money.Money;
import dev.promirror.promotion.PromoCodeState;
import dev.promirror.promotion.Validation;
import dev.promirror.promotion.preview.DurationWords;
import dev.promirror.promotion.preview.LineEstimate;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.rules.Explanation;
import dev.promirror.promotion.rules.Reason;
import dev.promirror.promotion.rules.ReasonWords;
import dev.promirror.promotion.rules.Rule;
import dev.promirror.promotion.rules.Verdict;
import dev.promirror.promotion.terms.Benefit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to an inquiry, in the API.
 *
 * @param reason why it can't be used; absent if it can
 * @param unchecked rules to be asked again once it is known who the member is
 * @param estimate what it would cost; what is booked is Stripe's
 * @param rules every rule, where they were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValidationJson(
    boolean usable,
    @Nullable CodeJson code,
    @Nullable ReasonJson reason,
    List<String> unchecked,
    @Nullable EstimateJson estimate,
    @Nullable List<RuleJson> rules) {

  /** The code that was meant. */
  record CodeJson(String id, String code, String coupon, PromoCodeState state) {}

  /**
   * Why not.
   *
   * @param code stable
   * @param values what made it so
   */
  record ReasonJson(String code, String message, Map<String, Object> values) {}

  /** Prices with the coupon, an estimate. */
  record EstimateJson(
      MoneyJson subtotal,
      MoneyJson discount,
      MoneyJson total,
      int trialDays,
      List<LineJson> lines) {}

  /**
   * A line.
   *
   * @param duration which charges are discounted, in words; absent if none is
   * @param discountedCharges how many; absent is without end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineJson(
      String offer,
      long quantity,
      MoneyJson subtotal,
      MoneyJson discount,
      MoneyJson total,
      @Nullable String duration,
      @Nullable Long discountedCharges) {}

  /** A rule and what it says: {@code passed}, {@code refused} or {@code unchecked}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RuleJson(String name, String sentence, String verdict, @Nullable ReasonJson reason) {}

  static ValidationJson unknown() {
    return new ValidationJson(
        false,
        null,
        new ReasonJson(Reason.UNKNOWN.code(), ReasonWords.of(Reason.UNKNOWN), Map.of()),
        List.of(),
        null,
        null);
  }

  static ValidationJson of(Validation.Judged judged, boolean explained) {
    Explanation explanation = judged.explanation();
    return new ValidationJson(
        explanation.refusal().isEmpty(),
        new CodeJson(
            judged.code().id(),
            judged.code().terms().code().text(),
            judged.code().couponId(),
            judged.state()),
        explanation.refusal().map(ValidationJson::reason).orElse(null),
        explanation.unchecked().stream().map(Rule::name).toList(),
        estimate(judged),
        explained ? explanation.answers().stream().map(ValidationJson::rule).toList() : null);
  }

  private static EstimateJson estimate(Validation.Judged judged) {
    PriceEstimate price = judged.price();
    List<LineEstimate> estimates = price.lines();
    List<LineJson> lines = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      LineEstimate line = estimates.get(i);
      Validation.Line asked = judged.lines().get(i);
      boolean discounted =
          takesOff(judged.code().coupon().benefit(), judged.price())
              && judged.code().coupon().scope().covers(asked.offer().id());
      lines.add(
          new LineJson(
              line.line().offer(),
              line.line().quantity(),
              MoneyJson.of(line.subtotal()),
              MoneyJson.of(line.subtotal().minus(line.total())),
              MoneyJson.of(line.total()),
              discounted ? DurationWords.of(asked.offer().terms().name(), asked.duration()) : null,
              discounted ? asked.duration().count() : Long.valueOf(0)));
    }
    return new EstimateJson(
        MoneyJson.of(price.subtotal()),
        MoneyJson.of(price.off()),
        MoneyJson.of(price.total()),
        price.trialDays(),
        lines);
  }

  /**
   * Whether charges are discounted at all: nothing is just tried longer, or of another currency.
   */
  private static boolean takesOff(Benefit benefit, PriceEstimate price) {
    return switch (benefit) {
      case Benefit.PercentOff off -> true;
      case Benefit.AmountOff off -> off.in(price.total().currency()).isPresent();
      case Benefit.ExtraTrial trial -> false;
    };
  }

  private static RuleJson rule(Explanation.Answer answer) {
    return switch (answer.verdict()) {
      case Verdict.Passed passed -> rule(answer.rule(), "passed", null);
      case Verdict.Unchecked unchecked -> rule(answer.rule(), "unchecked", null);
      case Verdict.Refused refused -> rule(answer.rule(), "refused", reason(refused));
    };
  }

  private static RuleJson rule(Rule rule, String verdict, @Nullable ReasonJson reason) {
    return new RuleJson(rule.name(), rule.sentence(), verdict, reason);
  }

  private static ReasonJson reason(Verdict.Refused refused) {
    Map<String, Object> values = new LinkedHashMap<>();
    refused.values().forEach((name, value) -> values.put(name, value(value)));
    return new ReasonJson(refused.reason().code(), ReasonWords.of(refused.reason()), values);
  }

  private static Object value(Object value) {
    return switch (value) {
      case Money money -> MoneyJson.of(money);
      case List<?> list -> list.stream().map(ValidationJson::value).toList();
      default -> value;
    };
  }
}
