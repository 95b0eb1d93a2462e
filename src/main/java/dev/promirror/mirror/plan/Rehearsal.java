package dev.promirror.mirror.plan;

import dev.promirror.promotion.Incarnation;
import dev.promirror.stripe.StripeForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes through a plan on paper, as if Stripe did all of it and nobody bought meanwhile. */
public final class Rehearsal {

  /** More steps than any way has. */
  private static final int ENOUGH = 20;

  private Rehearsal() {}

  /**
   * A way to what is wanted.
   *
   * @param writes those to Stripe, in their order
   * @param made what Stripe has at its end, retired ones left out
   */
  public record Way(List<Operation> writes, List<Incarnation> made) {

    public Way {
      writes = List.copyOf(writes);
      made = List.copyOf(made);
    }
  }

  /** Until a promo code is as wanted. */
  public static Way of(Difference.OfCode code) {
    Difference.OfCode d = with(code, code.made());
    List<Operation> writes = new ArrayList<>();
    for (int i = 0; i < ENOUGH; i++) {
      Optional<Operation> next = CodePlan.next(d);
      next.filter(it -> !(it instanceof Operation.Retire || notes(it))).ifPresent(writes::add);
      if (next.isEmpty() || notes(next.get())) {
        break;
      }
      d = with(d, after(d.made(), next.get()));
      if (completes(next.get())) {
        break;
      }
    }
    return new Way(writes, CouponPlan.unretired(d.made()));
  }

  /** Until a coupon is as wanted, but for those that are deleted once its codes have moved. */
  public static Way of(Difference.OfCoupon coupon) {
    Difference.OfCoupon d = coupon;
    List<Operation> writes = new ArrayList<>();
    for (int i = 0; i < ENOUGH; i++) {
      switch (CouponPlan.atStripe(d).orElse(null)) {
        case Operation.CreateCoupon o -> {
          writes.add(o);
          d = with(d, plus(d.made(), made(o)));
        }
        case Operation.UpdateCoupon o -> {
          writes.add(o);
          d =
              with(
                  d, change(d.made(), o.made(), it -> coupon(it, it.built().terms(), o.details())));
        }
        case null, default -> {
          return new Way(writes, d.made());
        }
      }
    }
    return new Way(writes, d.made());
  }

  /** The same coupon after its way. */
  public static Difference.OfCoupon after(Difference.OfCoupon coupon, Way way) {
    return with(coupon, way.made());
  }

  private static boolean notes(Operation operation) {
    return operation instanceof Operation.SettleCode || operation instanceof Operation.FailCode;
  }

  private static boolean completes(Operation operation) {
    return switch (operation) {
      case Operation.CreateCode o -> o.completes();
      case Operation.SwitchOff o -> o.completes();
      case Operation.StepAside o -> false;
      case Operation.Retire o -> false;
      default -> true;
    };
  }

  private static List<Incarnation> after(List<Incarnation> made, Operation operation) {
    return switch (operation) {
      case Operation.CreateCode o ->
          plus(o.completes() ? retired(made, o.before()) : made, made(o));
      case Operation.StepAside o -> change(made, o.made(), it -> switched(it, false));
      case Operation.SwitchOff o -> change(made, o.made(), it -> switched(it, false));
      case Operation.SwitchOn o ->
          change(retired(made, o.before()), o.made(), it -> switched(it, true));
      case Operation.UpdateCode o -> change(made, o.made(), it -> switched(it, o.wish().active()));
      case Operation.Retire o -> retired(made, o.made());
      default -> made;
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

  private static Incarnation made(Operation.CreateCoupon o) {
    String terms =
        new StripeForm()
            .addEncoded(o.wish().core())
            .add("max_redemptions", o.limit())
            .add("redeem_by", o.redeemBy())
            .encoded();
    return coupon(
        new Incarnation(
            o.coupon().id(), o.number(), o.coupon().id() + "-" + o.number(), true, 0, null),
        terms,
        o.wish().details());
  }

  private static Incarnation coupon(
      Incarnation it, @Nullable String terms, @Nullable String details) {
    return new Incarnation(
        it.objectId(),
        it.number(),
        it.stripeId(),
        it.active(),
        it.timesRedeemed(),
        it.retiredAt(),
        new Incarnation.Built(terms, details, null, null, null, false));
  }

  private static Incarnation switched(Incarnation it, boolean on) {
    Incarnation.Built b = it.built();
    return new Incarnation(
        it.objectId(),
        it.number(),
        it.stripeId(),
        on,
        it.timesRedeemed(),
        it.retiredAt(),
        new Incarnation.Built(
            b.terms(), b.details(), b.stripeCoupon(), b.maxRedemptions(), on, b.aside()));
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

  /** Their uses go on counting. */
  private static List<Incarnation> retired(List<Incarnation> made, List<Incarnation> some) {
    return made.stream()
        .map(
            it ->
                some.contains(it)
                    ? new Incarnation(
                        it.objectId(),
                        it.number(),
                        it.stripeId(),
                        it.active(),
                        it.timesRedeemed(),
                        Instant.EPOCH,
                        it.built())
                    : it)
        .toList();
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

  private static Difference.OfCoupon with(Difference.OfCoupon d, List<Incarnation> made) {
    return new Difference.OfCoupon(d.coupon(), d.wish(), d.told(), made, d.used(), d.next(), null);
  }
}
