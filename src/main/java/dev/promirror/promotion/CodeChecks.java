package dev.promirror.promotion;

import dev.promirror.promotion.Authored.About;
import dev.promirror.promotion.Authored.Named;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.promotion.terms.Start;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a promo code can be what its owner wants, given its coupons. Pure. */
final class CodeChecks {

  private CodeChecks() {}

  /**
   * The first thing in the way.
   *
   * @param coupons those of its steps, in their order
   * @param kept coupons it has already, which may be archived
   */
  static <T> Optional<Refused<T>> refusal(
      PromoCodeTerms code, List<Coupon> coupons, Set<String> kept, Collection<SoldOffer> offers) {
    for (int step = 0; step < coupons.size(); step++) {
      Coupon coupon = coupons.get(step);
      Reason reason =
          coupon.isArchived() && !kept.contains(coupon.id())
              ? Reason.COUPON_ARCHIVED
              : misfit(code, code.steps().get(step).uses(), coupon.terms());
      if (reason != null) {
        return Optional.of(new Refused<>(reason, About.step(step)));
      }
    }
    return unheld(code, coupons.stream().map(Coupon::terms).toList(), offers);
  }

  /**
   * Why a code would be expired from its first moment on: its end has passed, or that of the coupon
   * it begins with.
   *
   * @param coupons those of its steps, in their order
   */
  static <T> Optional<Refused<T>> over(PromoCodeTerms code, List<Coupon> coupons, Instant now) {
    if (isOver(code.expires() == null ? null : code.expires().at(), now)) {
      return Optional.of(new Refused<>(Reason.ENDED));
    }
    int first = code.stepAfter(0);
    return isOver(coupons.get(first).terms().ends(), now)
        ? Optional.of(new Refused<>(Reason.COUPON_ENDED, About.step(first)))
        : Optional.empty();
  }

  private static boolean isOver(@Nullable Instant end, Instant now) {
    return end != null && !now.isBefore(end);
  }

  private static @Nullable Reason misfit(
      PromoCodeTerms code, @Nullable Long uses, CouponTerms coupon) {
    if (uses != null && coupon.limit() != null && uses > coupon.limit()) {
      return Reason.LIMIT_ABOVE_COUPON;
    }
    Deadline expires = code.expires();
    if (expires != null
        && coupon.redeemBy() != null
        && expires.at().isAfter(coupon.redeemBy().at())) {
      return Reason.EXPIRES_AFTER_COUPON;
    }
    return never(code.starts(), coupon.redeemBy()) || never(coupon.starts(), expires)
        ? Reason.NEVER_USABLE
        : null;
  }

  private static boolean never(@Nullable Start start, @Nullable Deadline end) {
    return start != null && end != null && !start.at().isBefore(end.at());
  }

  /** What Stripe can't hold: refused, or known to the owner. */
  private static <T> Optional<Refused<T>> unheld(
      PromoCodeTerms code, List<CouponTerms> coupons, Collection<SoldOffer> offers) {
    List<Enforcement.Entry> ours = Enforcement.of(code, coupons, offers).needingOurCheckout();
    if (!ours.isEmpty()) {
      return Optional.of(new Refused<>(Reason.NEEDS_OUR_CHECKOUT, rules(ours, List.of())));
    }
    List<Enforcement.Entry> unknown =
        new ArrayList<>(
            Enforcement.of(code, List.of(), offers).unacknowledged(code.acknowledged()));
    for (CouponTerms coupon : coupons) {
      Set<String> acknowledged = new HashSet<>(code.acknowledged());
      acknowledged.addAll(coupon.acknowledged());
      Enforcement.of(coupon, code.door(), offers).unacknowledged(acknowledged).stream()
          .filter(rule -> unknown.stream().noneMatch(it -> it.field().equals(rule.field())))
          .forEach(unknown::add);
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused<>(Reason.UNACKNOWLEDGED_RULES, rules(unknown, List.of())));
  }

  static About rules(List<Enforcement.Entry> rules, List<Named> codes) {
    return new About(
        rules.stream().map(rule -> new Named(rule.field(), rule.note())).toList(), codes, 0);
  }
}
