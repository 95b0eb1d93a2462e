package dev.promirror.promotion.rules;

import java.util.function.Function;

/**
 * One thing that has to hold for a promo code to be used.
 *
 * @param name stable, for programs: {@code has-started}
 * @param sentence for people, to be read aloud
 */
public record Rule(String name, String sentence, Function<Question, Verdict> check) {

  Verdict verdict(Question question) {
    return check.apply(question);
  }
}
