package dev.promirror.dashboard;

import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.promotion.terms.PromoCodeTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which rules the form asks to be acknowledged, and of whom: a rule of the code by the code, one of
 * the coupon by the coupon, for all its codes. What a coupon says that isn't part of the form is
 * asked of the code, unless that coupon knows it already.
 *
 * @param options the wording
 */
record Acknowledgements(OptionMessages options) {

  /**
   * @param then the coupons of further steps
   */
  List<Acknowledgement> of(
      FormSubject subject, PromoCodeTerms code, CouponTerms coupon, List<CouponTerms> then) {
    Set<String> known = code.acknowledged();
    List<Acknowledgement> asked = new ArrayList<>();
    var own = Enforcement.of(code, List.of(), subject.known());
    needed(own, Set.of()).forEach(it -> asked.add(ofCode(it, known)));
    List<CouponTerms> others = new ArrayList<>(then);
    if (subject.isOnCoupon()) {
      others.addFirst(coupon);
    } else {
      ofCoupon(subject, code, coupon, asked);
    }
    for (CouponTerms other : others) {
      var its = Enforcement.of(other, code.door(), subject.known());
      needed(its, other.acknowledged()).stream()
          .filter(rule -> isNew(asked, rule))
          .forEach(rule -> asked.add(ofCode(rule, known)));
    }
    return List.copyOf(asked);
  }

  /** The code's word is enough for the code alone. */
  private void ofCoupon(
      FormSubject subject, PromoCodeTerms code, CouponTerms coupon, List<Acknowledgement> asked) {
    var its = Enforcement.of(coupon, code.door(), subject.known());
    for (Enforcement.Entry rule : needed(its, Set.of())) {
      boolean known = coupon.acknowledged().contains(rule.field());
      boolean byCode = !known && code.acknowledged().contains(rule.field());
      if (byCode && isNew(asked, rule)) {
        asked.add(ofCode(rule, code.acknowledged()));
      }
      if (!byCode || subject.isShared()) {
        String label = options.forAllCodes(new FormFields(options).ofEntry(rule.field()));
        asked.add(new Acknowledgement(Acks.COUPON, rule.field(), label, rule.note(), known));
      }
    }
  }

  private Acknowledgement ofCode(Enforcement.Entry rule, Set<String> known) {
    String label = new FormFields(options).ofEntry(rule.field());
    boolean ticked = known.contains(rule.field());
    return new Acknowledgement(Acks.CODE, rule.field(), label, rule.note(), ticked);
  }

  private static boolean isNew(List<Acknowledgement> asked, Enforcement.Entry rule) {
    return asked.stream()
        .noneMatch(it -> it.field().equals(Acks.CODE) && it.rule().equals(rule.field()));
  }

  private static List<Enforcement.Entry> needed(Enforcement enforcement, Set<String> known) {
    return enforcement.entries().stream()
        .filter(entry -> entry.needs() == Enforcement.Needs.ACKNOWLEDGEMENT)
        .filter(entry -> !known.contains(entry.field()))
        .toList();
  }
}
