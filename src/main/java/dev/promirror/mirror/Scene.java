package dev.promirror.mirror;

import static java.util.Objects.requireNonNull;

import dev.promirror.mirror.plan.Allowance;
import dev.promirror.mirror.plan.CouponPlan;
import dev.promirror.mirror.plan.Difference;
import dev.promirror.mirror.terms.CodeWish;
import dev.promirror.mirror.terms.CouponWish;
import dev.promirror.mirror.terms.SoldOffer;
import dev.promirror.mirror.terms.StripeTerms;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.CouponState;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.stripe.MirrorState;
import dev.promirror.stripe.StripeWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Coupons and codes with all that planning needs of them, read at one moment.
 *
 * @param couponsMade the coupons' incarnations
 * @param codesMade the codes' incarnations
 * @param shared coupons with more than one code that is or may become usable
 * @param used what codes need of the coupons at Stripe, see {@code Incarnations.used}
 * @param couponsOpen writes about coupons whose outcome isn't known
 * @param codesOpen writes about codes whose outcome isn't known
 */
record Scene(
    Map<String, Coupon> coupons,
    Map<String, List<Incarnation>> couponsMade,
    Map<String, List<Incarnation>> codesMade,
    List<SoldOffer> offers,
    Set<String> shared,
    Map<String, Boolean> used,
    Map<String, StripeWrite> couponsOpen,
    Map<String, StripeWrite> codesOpen) {

  /** The same with these incarnations of a coupon, and these codes' in place of the codes'. */
  Scene with(String coupon, List<Incarnation> couponMade, Map<String, List<Incarnation>> ofCodes) {
    Map<String, List<Incarnation>> ofCoupons = new HashMap<>(couponsMade);
    ofCoupons.put(coupon, couponMade);
    return new Scene(coupons, ofCoupons, ofCodes, offers, shared, used, Map.of(), Map.of());
  }

  Difference.OfCoupon of(Coupon coupon) {
    CouponWish wish = wish(coupon);
    return new Difference.OfCoupon(
        coupon,
        wish,
        StripeTerms.toldCodes(coupon.terms(), wish),
        made(coupon),
        used,
        coupon.nextIncarnation(),
        couponsOpen.get(coupon.id()));
  }

  /** Whether codes share a limit that nothing at Stripe sees to. */
  boolean lacksLimit(Coupon coupon) {
    return !failed(coupon)
        && !coupon.mirroring().isUntouched()
        && wish(coupon) instanceof CouponWish.Wanted wanted
        && wanted.limit() != null
        && wanted.shared()
        && !wanted.finished()
        && current(coupon).filter(it -> CouponPlan.limit(it) != null).isEmpty();
  }

  Difference.OfCode of(PromoCode code) {
    Coupon coupon = requireNonNull(coupons.get(code.couponId()));
    List<Incarnation> made = codesMade.getOrDefault(code.id(), List.of());
    Optional<Incarnation> on = target(coupon);
    return new Difference.OfCode(
        code,
        wish(code, coupon),
        allowance(code, coupon, on, made),
        made,
        on.map(Incarnation::stripeId).orElse(null),
        failed(coupon),
        code.replacing().isTwinRefused(),
        code.replacing().refused(code.revision()),
        codesOpen.get(code.id()));
  }

  private CouponWish wish(Coupon coupon) {
    if (coupon.isArchived()) {
      return new CouponWish.Nothing(null);
    }
    boolean finished =
        coupon.state() == CouponState.EXHAUSTED || coupon.state() == CouponState.EXPIRED;
    if (coupon.mirroring().isUntouched()) {
      return current(coupon)
          .<CouponWish>map(it -> CouponPlan.asItIs(it, finished))
          .orElse(new CouponWish.Nothing(null));
    }
    return StripeTerms.of(coupon.terms(), offers, shared.contains(coupon.id()), finished);
  }

  private CodeWish wish(PromoCode code, Coupon coupon) {
    boolean over = code.isDraft() || code.isArchived() || code.state().isFinal();
    if (wish(coupon) instanceof CouponWish.Nothing nothing) {
      return new CodeWish.Nothing(over ? null : nothing.reason());
    }
    return over
        ? new CodeWish.Nothing(null)
        : StripeTerms.of(code.terms(), coupon.terms(), code.isWantedAtStripe());
  }

  /** The incarnation of the coupon its codes belong on; empty while that is to be made. */
  private Optional<Incarnation> target(Coupon coupon) {
    if (failed(coupon) || !(coupon.isDirty() || lacksLimit(coupon))) {
      return current(coupon);
    }
    return wish(coupon) instanceof CouponWish.Wanted wanted
        ? CouponPlan.fitting(wanted, made(coupon))
            .or(() -> wanted.finished() ? current(coupon) : Optional.empty())
        : Optional.empty();
  }

  private Optional<Incarnation> current(Coupon coupon) {
    return made(coupon).reversed().stream().filter(it -> !it.isRetired()).findFirst();
  }

  /**
   * The steps before the present one count: a code is used up at Stripe where its step ends. Of the
   * coupon's limit it has what other codes and direct uses leave, unless the coupon carries it.
   */
  private Allowance allowance(
      PromoCode code, Coupon coupon, Optional<Incarnation> on, List<Incarnation> made) {
    Long carried = on.map(CouponPlan::limit).orElse(null);
    Set<String> ofCoupon =
        made(coupon).stream().map(Incarnation::stripeId).collect(Collectors.toSet());
    long its =
        made.stream()
            .filter(it -> it.built().stripeCoupon() != null)
            .filter(it -> ofCoupon.contains(it.built().stripeCoupon()))
            .mapToLong(Incarnation::timesRedeemed)
            .sum();
    Long left =
        carried == null
            ? coupon.limit().map(limit -> limit - Math.max(0, redeemed(coupon) - its)).orElse(null)
            : null;
    return new Allowance(untilStepEnds(code), left, ofCoupon, carried);
  }

  private static @Nullable Long untilStepEnds(PromoCode code) {
    PromoCodeTerms terms = code.terms();
    long sum = 0;
    for (Step step : terms.steps().subList(0, code.stepNow() + 1)) {
      Long uses = step.uses();
      if (uses == null) {
        return null;
      }
      sum += uses;
    }
    return sum;
  }

  private long redeemed(Coupon coupon) {
    return made(coupon).stream().mapToLong(Incarnation::timesRedeemed).sum();
  }

  private List<Incarnation> made(Coupon coupon) {
    return couponsMade.getOrDefault(coupon.id(), List.of());
  }

  private static boolean failed(Coupon coupon) {
    return coupon.mirroring().state() == MirrorState.FAILED && !coupon.isDirty();
  }
}
