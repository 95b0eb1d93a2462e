package dev.promirror.dashboard;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.EditCost;
import dev.promirror.promotion.MirrorCosts;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * Lets an edit pass whose owner knows what it takes at Stripe. It is counted within the edit's own
 * transaction, so that what is saved is what was counted, and nothing of it stays if it isn't meant
 * after all.
 */
@ApplicationScoped
class FormCosts {

  /** The form's field that says which cost was seen. */
  private static final String SEEN = "seenCost";

  /** The form's box that says a large edit is meant. */
  private static final String MEANT = "meant";

  private final MirrorCosts costs;

  FormCosts(MirrorCosts costs) {
    this.costs = costs;
  }

  /**
   * Asked when coupon and code were edited just now, within their transaction.
   *
   * @throws Unconfirmed if Stripe can't simply change what it has, or many codes are written to,
   *     and just this wasn't shown before
   */
  void check(FormSubject subject, FormReading reading, Typed typed) {
    EditCost cost = cost(subject, reading);
    if (!cost.replaces() && !cost.needsConfirmation()) {
      return;
    }
    boolean seen = typed.is(SEEN, shown(cost));
    if (!seen || (cost.needsConfirmation() && !typed.on(MEANT))) {
      throw new Unconfirmed(cost, seen);
    }
  }

  /** How the form knows a cost again; its time differs from one moment to the next. */
  static String shown(EditCost cost) {
    return cost.writes() + " " + cost.codes() + (cost.replaces() ? " replaced" : "");
  }

  /** The coupon's codes, of which this one may be, are part of what the coupon costs. */
  private EditCost cost(FormSubject subject, FormReading reading) {
    CommunityId id = subject.community().id();
    Coupon coupon = Objects.requireNonNull(subject.coupon());
    PromoCode code = Objects.requireNonNull(subject.code());
    if (coupon.terms().equals(reading.coupon())) {
      return costs.ofCode(id, code.id());
    }
    EditCost cost = costs.ofCoupon(id, coupon.id());
    return code.couponId().equals(coupon.id()) ? cost : cost.and(costs.ofCode(id, code.id()));
  }
}
