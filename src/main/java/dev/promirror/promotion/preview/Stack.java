package dev.promirror.promotion.preview;

import dev.promirror.promotion.terms.Benefit;
import java.util.List;

/**
 * Discounts in the order they are taken: those on items first, as at Stripe; without those that a
 * level outranks and those that take nothing off.
 */
final class Stack {

  private final List<Discount> discounts;
  private final LevelRule rule;
  private final boolean onInvoice;
  private final boolean onSubscription;

  /** Places of those that hold, in the order they are taken. */
  private final int[] order;

  private int height;

  Stack(List<Discount> discounts, LevelRule rule) {
    this.discounts = discounts;
    this.rule = rule;
    this.onInvoice = any(discounts, Level.INVOICE);
    this.onSubscription = any(discounts, Level.SUBSCRIPTION);
    this.order = new int[discounts.size()];
    add(true);
    add(false);
  }

  private static boolean any(List<Discount> discounts, Level level) {
    for (Discount discount : discounts) {
      if (discount.level() == level && takes(discount)) {
        return true;
      }
    }
    return false;
  }

  private void add(boolean onItems) {
    for (int i = 0; i < order.length; i++) {
      Discount discount = discounts.get(i);
      boolean onItem = discount.level() == Level.ITEM;
      if (onItem == onItems && takes(discount) && holds(discount.level())) {
        order[height] = i;
        height++;
      }
    }
  }

  private boolean holds(Level level) {
    return switch (level) {
      case ITEM, INVOICE -> true;
      case SUBSCRIPTION -> !onInvoice || rule == LevelRule.ADD_UP;
      case CUSTOMER -> !onInvoice && !onSubscription;
    };
  }

  /** Stripe has no coupons for trials, so these outrank nothing and are outranked by nothing. */
  private static boolean takes(Discount discount) {
    return !(discount.benefit() instanceof Benefit.ExtraTrial);
  }

  /** How many discounts there are, held or not. */
  int given() {
    return discounts.size();
  }

  /** How many of them hold. */
  int height() {
    return height;
  }

  /** The place, among those given, of the one taken at some turn, the first turn being 0. */
  int place(int turn) {
    return order[turn];
  }

  /** The one taken at some turn. */
  Discount at(int turn) {
    return discounts.get(order[turn]);
  }
}
