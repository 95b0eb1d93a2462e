package dev.promirror.mirror;

import dev.promirror.stripe.MirrorState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans what to do about differences; pure, and the same plan for the same differences.
 *
 * <p>Its order: writes whose outcome isn't known first, since what they did decides the rest; then
 * what takes away (switching off) before what gives; coupons before codes, since a code needs its
 * coupon; making before switching on; noting last. A code whose coupon isn't at Stripe yet is left
 * for the next plan, and so is one whose text belongs to a code with an outcome not known. A write
 * whose outcome isn't known is always finished before its object counts as settled: what it did may
 * not be what is wanted any more.
 */
final class Planner {

  private static final Comparator<Operation> ORDER = Comparator.comparingInt(Planner::rank);

  private Planner() {}

  static List<Operation> plan(List<? extends Difference> differences) {
    Set<String> unsure =
        differences.stream()
            .filter(Difference::underway)
            .flatMap(Planner::text)
            .collect(Collectors.toSet());
    return Stream.concat(
            differences.stream()
                .filter(Difference::underway)
                .flatMap(Planner::operation)
                .sorted(ORDER),
            differences.stream()
                .filter(d -> !d.underway() && text(d).noneMatch(unsure::contains))
                .flatMap(Planner::operation)
                .sorted(ORDER))
        .toList();
  }

  private static Stream<String> text(Difference difference) {
    return difference instanceof Difference.OfCode d
        ? Stream.of(d.code().codeKey())
        : Stream.empty();
  }

  private static Stream<Operation> operation(Difference difference) {
    return switch (difference) {
      case Difference.OfCoupon d ->
          Stream.of(
              d.underway() || (d.made() == null && !d.coupon().isArchived())
                  ? new Operation.CreateCoupon(d.coupon())
                  : new Operation.SettleCoupon(d.coupon()));
      case Difference.OfCode d -> ofCode(d).stream();
    };
  }

  private static Optional<Operation> ofCode(Difference.OfCode d) {
    boolean gone = d.code().isArchived() || d.coupon().isArchived() || d.code().isDraft();
    boolean active = d.code().isWantedAtStripe() && !gone && !d.coupon().scope().isEmpty();
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
