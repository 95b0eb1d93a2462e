package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.mirror.plan.Rehearsal;
import dev.promirror.promotion.EditCost;
import dev.promirror.promotion.EditCost.Kind;
import dev.promirror.promotion.Incarnation;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts writes that are made on paper. */
final class Tally {

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Set<String> needed;
  private long codes;
  private boolean replaces;

  /**
   * @param needed the Stripe ids of coupons that codes need
   */
  Tally(Collection<String> needed) {
    this.needed = new HashSet<>(needed);
  }

  /** All codes are gone through: what they need is seen then. */
  void forgetNeeded() {
    needed.clear();
  }

  void coupon(Operation write) {
    count(write, 1);
  }

  /** The way of so many codes. */
  void codes(Rehearsal.Way way, long times) {
    way.writes().forEach(write -> count(write, times));
    codes += way.writes().isEmpty() ? 0 : times;
    for (Incarnation made : way.made()) {
      String coupon = made.built().stripeCoupon();
      if (made.active() && coupon != null) {
        needed.add(coupon);
      }
    }
  }

  /** A coupon at Stripe that goes unless a code needs it. */
  void leaves(Incarnation coupon) {
    if (!needed.contains(coupon.stripeId())) {
      counts.merge(Kind.DELETE_COUPON, 1L, Long::sum);
    }
  }

  EditCost cost(Pace pace) {
    long writes = counts.values().stream().mapToLong(Long::longValue).sum();
    return EditCost.of(counts, codes, replaces, pace.of(writes));
  }

  private void count(Operation write, long times) {
    replaces |=
        switch (write) {
          case Operation.CreateCoupon o -> o.number() > 1;
          case Operation.CreateCode o -> o.number() > 1;
          default -> false;
        };
    counts.merge(kind(write), times, Long::sum);
  }

  private static Kind kind(Operation write) {
    return switch (write) {
      case Operation.CreateCoupon o -> Kind.CREATE_COUPON;
      case Operation.UpdateCoupon o -> Kind.UPDATE_COUPON;
      case Operation.DeleteCoupon o -> Kind.DELETE_COUPON;
      case Operation.CreateCode o -> o.completes() ? Kind.CREATE_CODE : Kind.CREATE_SUCCESSOR;
      case Operation.SwitchOff o -> Kind.SWITCH_OFF;
      case Operation.StepAside o -> Kind.STEP_ASIDE;
      case Operation.SwitchOn o -> Kind.SWITCH_ON;
      case Operation.GoBack o -> Kind.SWITCH_ON;
      case Operation.UpdateCode o -> Kind.UPDATE_CODE;
      default -> throw new IllegalArgumentException("it isn't written to Stripe");
    };
  }
}
