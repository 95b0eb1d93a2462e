package dev.promirror.dashboard;

import dev.promirror.money.Money;
import dev.promirror.promotion.Validation;
import dev.promirror.promotion.preview.DurationWords;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.rules.Explanation;
import dev.promirror.promotion.rules.ReasonWords;
import dev.promirror.promotion.rules.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rules say, in words.
 *
 * @param messages the wording
 * @param moments the community's clock
 */
record ExplainWords(ExplainMessages messages, MomentWords moments) {

  /** No code has that text. */
  Explained unknown() {
    return new Explained("bad", messages.unknown(), "", List.of(), List.of(), false);
  }

  /** All rules and what they say. */
  Explained of(Validation.Judged judged) {
    Explanation explanation = judged.explanation();
    PriceEstimate price = judged.price();
    List<RuleLine> rules = explanation.answers().stream().map(this::rule).toList();
    List<String> lines =
        judged.lines().stream()
            .filter(line -> judged.code().coupon().scope().covers(line.offer().id()))
            .map(line -> DurationWords.of(line.offer().terms().name(), line.duration()))
            .toList();
    return explanation
        .refusal()
        .map(
            refusal -> {
              String why = ReasonWords.of(refusal.reason());
              return new Explained("bad", messages.refused(why), "", List.of(), rules, true);
            })
        .orElseGet(
            () -> {
              boolean all = explanation.unchecked().isEmpty();
              return new Explained(
                  all ? "good" : "info",
                  all ? messages.usable() : messages.usableSoFar(),
                  messages.price(MoneyWords.of(price.total()), MoneyWords.of(price.subtotal())),
                  lines,
                  rules,
                  false);
            });
  }

  private RuleLine rule(Explanation.Answer answer) {
    String sentence = answer.rule().sentence();
    return switch (answer.verdict()) {
      case Verdict.Passed passed -> new RuleLine("good", messages.passed(), sentence, List.of());
      case Verdict.Unchecked unchecked ->
          new RuleLine("info", messages.unchecked(), sentence, List.of());
      case Verdict.Refused refused ->
          new RuleLine("bad", messages.failed(), sentence, values(refused.values()));
    };
  }

  private List<Fact> values(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(value -> Fact.of(messages.value(value.getKey()), words(value.getValue())))
        .toList();
  }

  private String words(Object value) {
    return switch (value) {
      case Money money -> MoneyWords.of(money);
      case Instant at -> moments.zonedTime(at).words();
      case Number number -> MoneyWords.count(number.longValue());
      case List<?> list -> list.stream().map(this::words).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }
}
