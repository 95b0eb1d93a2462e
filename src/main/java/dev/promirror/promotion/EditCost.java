package dev.promirror.promotion;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an edit costs, told before it is made.
 *
 * @param operations what is written to Stripe, in its order; empty if nothing is
 * @param codes promo codes that are written to
 * @param replaces whether Stripe can't change what it has, so that successors are made
 * @param time until Stripe has all of it, if nothing else is written meanwhile
 */
public record EditCost(List<Operations> operations, long codes, boolean replaces, Duration time) {

  /** An edit of a coupon that writes to more codes has to be confirmed. */
  public static final int CONFIRMED_ABOVE = 100;

  public EditCost {
    operations = List.copyOf(operations);
  }

  /** A kind of write, in the order they are made. */
  public enum Kind {
    /** Promo codes that aren't usable any more are switched off. */
    SWITCH_OFF,
    /** The coupon, or its successor, is made. */
    CREATE_COUPON,
    /** What Stripe can change of the coupon is changed. */
    UPDATE_COUPON,
    /** Successors of promo codes are made, switched off. */
    CREATE_SUCCESSOR,
    /** Old promo codes are switched off for their successors. */
    STEP_ASIDE,
    /** Promo codes are switched on. */
    SWITCH_ON,
    /** Promo codes are made as they shall be. */
    CREATE_CODE,
    /** What Stripe can change of promo codes is changed. */
    UPDATE_CODE,
    /** Coupons no code needs any more are deleted; discounts given stay. */
    DELETE_COUPON
  }

  /** So many writes of a kind. */
  public record Operations(Kind kind, long count) {}

  /** Of so many writes of each kind. */
  public static EditCost of(Map<Kind, Long> counts, long codes, boolean replaces, Duration time) {
    Map<Kind, Long> ordered = new EnumMap<>(Kind.class);
    ordered.putAll(counts);
    return new EditCost(
        ordered.entrySet().stream()
            .map(each -> new Operations(each.getKey(), each.getValue()))
            .toList(),
        codes,
        replaces,
        time);
  }

  /** Both, one after the other. */
  public EditCost and(EditCost other) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    Stream.concat(operations.stream(), other.operations.stream())
        .forEach(each -> counts.merge(each.kind(), each.count(), Long::sum));
    return of(counts, codes + other.codes, replaces || other.replaces, time.plus(other.time));
  }

  /** Writes to Stripe. */
  public long writes() {
    return operations.stream().mapToLong(Operations::count).sum();
  }

  /** Which terms hold until it is done, for the owner. */
  public String meanwhile() {
    if (operations.isEmpty()) {
      return "Nothing has to be written to Stripe: the new terms hold at once.";
    }
    String given = " Discounts that were given keep their terms for good.";
    if (!replaces) {
      return "The old terms hold until Stripe has the new ones." + given;
    }
    return codes == 0
        ? "The old terms hold until Stripe has the coupon's successor." + given
        : "Each code keeps its old terms until its own successor takes over; for the moment that"
            + " takes it can't be used."
            + given;
  }

  /** Whether the owner has to confirm it, if it is of a coupon. */
  public boolean needsConfirmation() {
    return codes > CONFIRMED_ABOVE;
  }
}
