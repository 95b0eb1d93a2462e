package dev.promirror.mirror.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans what to do about differences; pure, and the same plan for the same differences. A plan
 * holds the next step of each; after those it is made anew.
 *
 * <p>Its order: writes whose outcome isn't known first, since what they did decides the rest; then
 * what takes away (switching off) before what gives; coupons before codes, since a code needs its
 * coupon; successors are made, switched off, before any old code steps aside for one, and take over
 * before new codes are made; coupons nobody needs are deleted after that; noting is last. So an
 * edit Stripe can't do goes: coupon's successor, code's successor beside the old one, old one off,
 * its count again, successor on, old one retired; and when all codes have moved, the old coupon's
 * count again, its deletion, its retirement. {@link CodePlan} says it for one code, {@link
 * CouponPlan} for one coupon.
 *
 * <p>A code whose coupon isn't at Stripe yet is left for a later plan, and so is one whose text
 * belongs to a code with an outcome not known. A write whose outcome isn't known is always finished
 * before anything else about its object: what it did may not be what is wanted any more.
 */
public final class Planner {

  private static final Comparator<Operation> ORDER = Comparator.comparingInt(Planner::rank);

  private Planner() {}

  /** The next steps, in their order. */
  public static List<Operation> plan(List<? extends Difference> differences) {
    Set<String> unsure =
        differences.stream()
            .filter(d -> d.open() != null)
            .flatMap(Planner::text)
            .collect(Collectors.toSet());
    return differences.stream()
        .filter(d -> d.open() != null || text(d).noneMatch(unsure::contains))
        .flatMap(d -> next(d).stream())
        .sorted(ORDER)
        .toList();
  }

  /** The next step about one object; empty if it has to wait for others. */
  public static Optional<Operation> next(Difference difference) {
    return switch (difference) {
      case Difference.OfCoupon d -> CouponPlan.next(d);
      case Difference.OfCode d -> CodePlan.next(d);
    };
  }

  private static Stream<String> text(Difference difference) {
    return difference instanceof Difference.OfCode d
        ? Stream.of(d.code().codeKey())
        : Stream.empty();
  }

  private static int rank(Operation operation) {
    return switch (operation) {
      case Operation.FinishCoupon o -> 0;
      case Operation.FinishCode o -> 0;
      case Operation.SwitchOff o -> 1;
      case Operation.TellCodes o -> 2;
      case Operation.CreateCoupon o -> 3;
      case Operation.UpdateCoupon o -> 3;
      case Operation.CreateCode o -> o.completes() ? 6 : 4;
      case Operation.StepAside o -> 5;
      case Operation.SwitchOn o -> 5;
      case Operation.GoBack o -> 5;
      case Operation.UpdateCode o -> 6;
      case Operation.DeleteCoupon o -> 7;
      case Operation.Retire o -> 8;
      case Operation.SettleCoupon o -> 8;
      case Operation.HoldCoupon o -> 8;
      case Operation.FailCoupon o -> 8;
      case Operation.SettleCode o -> 8;
      case Operation.FailCode o -> 8;
    };
  }
}
