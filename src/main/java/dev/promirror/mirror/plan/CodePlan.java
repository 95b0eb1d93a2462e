package dev.promirror.mirror.plan;

import static dev.promirror.mirror.plan.CouponPlan.unretired;

import dev.promirror.mirror.terms.CodeWish;
import dev.promirror.mirror.terms.StripeTerms;
import dev.promirror.promotion.Incarnation;
import dev.promirror.stripe.StripeWrite;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do next about one promo code. What is open is finished first. What takes away goes before
 * all else. Where Stripe can't change the code, its successor is made beside it, switched off (a
 * refusal shows while the old one still works); the old one steps aside; its count is read again;
 * if the limit built into the successor is still what is left, it is switched on and the old one
 * retired, else it is retired and another made. Where the old one is off, or Stripe takes no twin
 * of an active text, the successor is made after it, usable at once. If Stripe refuses the
 * successor, or it never counts as what is wanted ({@link Brake}), the old one goes back on, if it
 * was on. At no moment are two on.
 */
final class CodePlan {

  private CodePlan() {}

  /** The next step; empty if there is none until its coupon is made. */
  static Optional<Operation> next(Difference.OfCode d) {
    Optional<Operation> then = step(d);
    return d.open() == null
        ? then
        : Optional.of(new Operation.FinishCode(d.code(), d.open(), then.orElse(null)));
  }

  private static Optional<Operation> step(Difference.OfCode d) {
    return switch (d.wish()) {
      case CodeWish.Nothing nothing -> Optional.of(nothing(d, nothing.reason()));
      case CodeWish.Wanted wanted ->
          d.refused() == null ? wanted(d, wanted) : Optional.of(goBack(d, wanted, d.refused()));
    };
  }

  /** Everything off, at most one kept. */
  private static Operation nothing(Difference.OfCode d, @Nullable String note) {
    List<Incarnation> there = unretired(d.made());
    Optional<Incarnation> on = firstNotOff(there);
    if (on.isPresent()) {
      return new Operation.SwitchOff(d.code(), on.get(), there.size() == 1 && note == null);
    }
    return alone(d, there).orElseGet(() -> new Operation.SettleCode(d.code(), note));
  }

  /** Puts all others out of the way of the one in use: off, then retired. Empty if it is alone. */
  private static Optional<Operation> alone(Difference.OfCode d, List<Incarnation> there) {
    if (there.size() < 2) {
      return Optional.empty();
    }
    Incarnation used = used(there);
    List<Incarnation> others = there.stream().filter(it -> !it.equals(used)).toList();
    return Optional.of(
        firstNotOff(others)
            .<Operation>map(it -> new Operation.SwitchOff(d.code(), it, false))
            .orElseGet(() -> new Operation.Retire(d.code(), others)));
  }

  /** The one members use, or did until it stepped aside; a successor never used is none. */
  private static Incarnation used(List<Incarnation> there) {
    return firstNotOff(there)
        .or(() -> there.stream().filter(it -> it.built().aside()).findFirst())
        .orElseGet(there::getFirst);
  }

  private static Optional<Operation> wanted(Difference.OfCode d, CodeWish.Wanted wish) {
    List<Incarnation> there = unretired(d.made());
    Optional<Incarnation> on = firstNotOff(there);
    if (d.coupon() == null) {
      if (!wish.active() && on.isPresent()) {
        return Optional.of(new Operation.SwitchOff(d.code(), on.get(), false));
      }
      return d.couponFailed() && there.isEmpty()
          ? Optional.of(new Operation.FailCode(d.code(), "Its coupon isn't at Stripe; see there."))
          : Optional.empty();
    }
    String coupon = d.coupon();
    Optional<Incarnation> fitting =
        there.reversed().stream().filter(it -> fits(d, wish, it, coupon)).findFirst();
    if (!wish.active() && on.isPresent()) {
      boolean all = there.size() == 1 && fitting.isPresent() && same(wish, on.get());
      return Optional.of(new Operation.SwitchOff(d.code(), on.get(), all));
    }
    return Optional.of(
        fitting.map(it -> keep(d, wish, it, there)).orElseGet(() -> make(d, wish, there, coupon)));
  }

  private static Operation keep(
      Difference.OfCode d, CodeWish.Wanted wish, Incarnation kept, List<Incarnation> there) {
    List<Incarnation> others = there.stream().filter(it -> !it.equals(kept)).toList();
    Optional<Incarnation> on = firstNotOff(others);
    if (on.isPresent()) {
      return new Operation.StepAside(d.code(), on.get());
    }
    if (wish.active() && !kept.isOn()) {
      return new Operation.SwitchOn(d.code(), kept, wish, others);
    }
    if (!others.isEmpty()) {
      return new Operation.Retire(d.code(), others);
    }
    return same(wish, kept)
        ? new Operation.SettleCode(d.code(), null)
        : new Operation.UpdateCode(d.code(), kept, wish);
  }

  private static Operation make(
      Difference.OfCode d, CodeWish.Wanted wish, List<Incarnation> there, String coupon) {
    Long max = d.allowance().beside(d.made());
    if (max != null && max <= 0) {
      return nothing(d, null);
    }
    // Successors with other terms than are wanted by now.
    return alone(d, there).orElseGet(() -> create(d, wish, there, coupon, max));
  }

  private static Operation create(
      Difference.OfCode d,
      CodeWish.Wanted wish,
      List<Incarnation> there,
      String coupon,
      @Nullable Long max) {
    if (Brake.holds(d.made(), d.code().revision())) {
      return goBack(d, wish, Brake.REASON);
    }
    boolean beside = firstNotOff(there).isPresent();
    if (beside && d.twinRefused()) {
      return new Operation.StepAside(d.code(), there.getFirst());
    }
    int last = d.made().stream().mapToInt(Incarnation::number).max().orElse(0);
    return new Operation.CreateCode(
        d.code(), last + 1, coupon, wish, max, wish.active() && !beside, there);
  }

  private static Operation goBack(Difference.OfCode d, CodeWish.Wanted wish, String reason) {
    List<Incarnation> there = unretired(d.made());
    Optional<Operation> others = alone(d, there);
    if (others.isPresent() && others.get() instanceof Operation.SwitchOff) {
      return others.get();
    }
    if (!there.isEmpty()) {
      Incarnation old = used(there);
      if (old.built().aside() && wish.active() && !old.isOn()) {
        return new Operation.GoBack(d.code(), old);
      }
      if (!wish.active() && !old.isOff()) {
        return new Operation.SwitchOff(d.code(), old, false);
      }
    }
    return others.orElseGet(() -> new Operation.FailCode(d.code(), reason));
  }

  private static Optional<Incarnation> firstNotOff(List<Incarnation> some) {
    return some.stream().filter(it -> !it.isOff()).findFirst();
  }

  /** Whether all is as wanted that Stripe can't change. */
  private static boolean fits(
      Difference.OfCode d, CodeWish.Wanted wish, Incarnation one, String coupon) {
    Incarnation.Built built = one.built();
    List<Incarnation> others = d.made().stream().filter(it -> !it.equals(one)).toList();
    return wish.core().equals(built.terms())
        && coupon.equals(built.stripeCoupon())
        && Objects.equals(d.allowance().beside(others), built.maxRedemptions())
        && !StripeTerms.dropsCurrency(names(built.details()), names(wish.details()));
  }

  private static boolean same(CodeWish.Wanted wish, Incarnation one) {
    return wish.details().equals(one.built().details());
  }

  private static Set<String> names(@Nullable String details) {
    return details == null ? Set.of() : StripeWrite.parameters(details).keySet();
  }
}
