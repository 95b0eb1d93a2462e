package dev.promirror.promotion.preview;

import dev.promirror.money.Money;
import java.util.List;

/**
 * What one line probably comes to: {@code subtotal} less all of {@code off} is {@code total}.
 *
 * @param subtotal before discounts
 * @param off each discount's part, in the order the discounts were given; none is negative
 */
public record LineEstimate(Line line, Money subtotal, List<Money> off, Money total) {

  public LineEstimate {
    off = List.copyOf(off);
  }
}
