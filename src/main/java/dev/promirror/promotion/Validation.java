package dev.promirror.promotion;

import dev.promirror.promotion.preview.DurationEstimate;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.rules.Explanation;
import java.util.List;

/** What is said to an inquiry. */
public sealed interface Validation {

  /** No code of the community has that text. */
  record Unknown() implements Validation {}

  /**
   * A line names no offer that is sold.
   *
   * @param line its place, from 0
   */
  record NoSuchOffer(int line) implements Validation {}

  /**
   * A line's offer has no price in that currency.
   *
   * @param line its place, from 0
   */
  record NoPrice(int line) implements Validation {}

  /** The lines together cost more than can be counted. */
  record TooMuch() implements Validation {}

  /**
   * The rules have spoken.
   *
   * @param state the code's, right now
   * @param price with the code's coupon, whether or not it can be used
   * @param lines in the order they were asked about
   */
  record Judged(
      AskedCode code,
      PromoCodeState state,
      Explanation explanation,
      PriceEstimate price,
      List<Line> lines)
      implements Validation {

    public Judged {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of what was asked about.
   *
   * @param duration which of its charges the coupon discounts
   */
  record Line(AskedOffer offer, DurationEstimate duration) {}
}
