package dev.promirror.mirror;

import dev.promirror.promotion.MirrorState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans what to do about differences; pure, and the same plan for the same differences.
 *
 * <p>Its order: what takes away (switching off) before what gives; coupons before codes, since a
 * code needs its coupon; making before switching on; noting last. A code whose coupon isn't at
 * Stripe yet is left for the next plan. A write whose outcome isn't known is always finished before
 * its object counts as settled: what it did may not be what is wanted any more.
 */
final class Planner {

  private Planner() {}

  static List<Operation> plan(List<? extends Difference> differences) {
    List<Operation> plan = new ArrayList<>();
    for (Difference difference : differences) {
      operation(difference).ifPresent(plan::add);
    }
    plan.sort(Comparator.comparingInt(Planner::rank));
    return List.copyOf(plan);
  }

  private static Optional<Operation> operation(Difference difference) {
    return switch (difference) {
      case Difference.OfCoupon d ->
          Optional.of(
              d.underway() || (d.made() == null && !d.coupon().isArchived())
                  ? new Operation.CreateCoupon(d.coupon())
                  : new Operation.SettleCoupon(d.coupon()));
      case Difference.OfCode d -> ofCode(d);
    };
  }

  private static Optional<Operation> ofCode(Difference.OfCode d) {
    boolean gone = d.code().isArchived() || d.coupon().isArchived();
    boolean active = d.code().isWantedActive() && !gone;
    if (d.made() != null) {
      // Sent even if Stripe was last seen so: what was seen may be older than our last switch.
      return Optional.of(new Operation.SwitchCode(d.code(), d.made().stripeId(), active));
    }
    if (gone && !d.underway()) {
      return Optional.of(new Operation.SettleCode(d.code()));
    }
    if (d.couponMade() != null) {
      return Optional.of(new Operation.CreateCode(d.code(), d.couponMade().stripeId(), active));
    }
    return d.coupon().mirroring().state() == MirrorState.FAILED
        ? Optional.of(new Operation.FailWithCoupon(d.code()))
        : Optional.empty();
  }

  private static int rank(Operation operation) {
    return switch (operation) {
      case Operation.SwitchCode o -> o.active() ? 3 : 0;
      case Operation.CreateCoupon o -> 1;
      case Operation.CreateCode o -> 2;
      case Operation.SettleCoupon o -> 4;
      case Operation.SettleCode o -> 4;
      case Operation.FailWithCoupon o -> 4;
    };
  }
}
