package dev.promirror.promotion.rules;

import java.util.List;
import java.util.Optional;

/** What every rule says to a question, in their order. */
public record Explanation(List<Answer> answers) {

  /** What one rule says. */
  public record Answer(Rule rule, Verdict verdict) {}

  public Explanation {
    answers = List.copyOf(answers);
  }

  /** Asks every rule. */
  public static Explanation of(Question question) {
    return new Explanation(
        Rules.IN_ORDER.stream().map(rule -> new Answer(rule, rule.verdict(question))).toList());
  }

  /** The first refusal: why the code can't be used; empty if it can. */
  public Optional<Verdict.Refused> refusal() {
    return answers.stream()
        .map(Answer::verdict)
        .filter(Verdict.Refused.class::isInstance)
        .map(Verdict.Refused.class::cast)
        .findFirst();
  }

  /** The rules that have to be asked again once it is known who wants to use the code. */
  public List<Rule> unchecked() {
    return answers.stream()
        .filter(answer -> answer.verdict() instanceof Verdict.Unchecked)
        .map(Answer::rule)
        .toList();
  }
}
