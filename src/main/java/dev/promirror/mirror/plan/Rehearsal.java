package dev.promirror.mirror.plan;

import dev.promirror.promotion.Incarnation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Goes through a plan on paper, as if Stripe did all of it, to say how many writes it takes. */
public final class Rehearsal {

  /** More steps than any way has. */
  private static final int ENOUGH = 20;

  private Rehearsal() {}

  /** The writes until a promo code is as wanted. */
  public static int writes(Difference.OfCode code) {
    Difference.OfCode d = with(code, code.made());
    int writes = 0;
    for (int i = 0; i < ENOUGH; i++) {
      Optional<Operation> next = CodePlan.next(d);
      if (next.isEmpty()) {
        return writes;
      }
      writes += next.get() instanceof Operation.Retire ? 0 : 1;
      switch (next.get()) {
        case Operation.CreateCode o -> {
          if (o.completes()) {
            return writes;
          }
          d = with(d, plus(d.made(), made(o)));
        }
        case Operation.StepAside o -> d = with(d, change(d.made(), o.made(), Rehearsal::off));
        case Operation.SwitchOff o -> {
          if (o.completes()) {
            return writes;
          }
          d = with(d, change(d.made(), o.made(), Rehearsal::off));
        }
        case Operation.Retire o -> {
          List<Incarnation> left = new ArrayList<>(d.made());
          left.removeAll(o.made());
          d = with(d, left);
        }
        case Operation.SettleCode o -> {
          return writes - 1;
        }
        case Operation.FailCode o -> {
          return writes - 1;
        }
        default -> {
          return writes;
        }
      }
    }
    return writes;
  }

  /**
   * The writes about a coupon itself: its successor and the old one's deletion, or a change.
   *
   * <p>The codes that move are not among them.
   */
  public static int writes(Difference.OfCoupon coupon) {
    return switch (CouponPlan.atStripe(coupon).orElse(null)) {
      case Operation.CreateCoupon o -> 1 + CouponPlan.unretired(coupon.made()).size();
      case Operation.UpdateCoupon o -> 1;
      case Operation.DeleteCoupon o -> CouponPlan.unretired(coupon.made()).size();
      case null, default -> 0;
    };
  }

  private static Incarnation made(Operation.CreateCode o) {
    return new Incarnation(
        o.code().id(),
        o.number(),
        "successor-" + o.number(),
        o.active(),
        0,
        null,
        new Incarnation.Built(
            o.wish().core(), o.wish().details(), o.stripeCoupon(), o.max(), o.active(), false));
  }

  private static Incarnation off(Incarnation it) {
    Incarnation.Built b = it.built();
    return new Incarnation(
        it.objectId(),
        it.number(),
        it.stripeId(),
        false,
        it.timesRedeemed(),
        null,
        new Incarnation.Built(
            b.terms(), b.details(), b.stripeCoupon(), b.maxRedemptions(), false, b.aside()));
  }

  private static List<Incarnation> change(
      List<Incarnation> made, Incarnation one, UnaryOperator<Incarnation> change) {
    return made.stream().map(it -> it.equals(one) ? change.apply(it) : it).toList();
  }

  private static List<Incarnation> plus(List<Incarnation> made, Incarnation one) {
    List<Incarnation> all = new ArrayList<>(made);
    all.add(one);
    return all;
  }

  private static Difference.OfCode with(Difference.OfCode d, List<Incarnation> made) {
    return new Difference.OfCode(
        d.code(),
        d.wish(),
        d.allowance(),
        made,
        d.coupon(),
        d.couponFailed(),
        d.twinRefused(),
        null,
        null);
  }
}
