package dev.promirror.promotion.terms;

import dev.promirror.promotion.terms.Enforcement.Entry;
import java.util.Collection;
import java.util.List;

/** Who sees to what a coupon says. */
final class CouponEnforcement {

  private CouponEnforcement() {}

  static List<Entry> of(CouponTerms coupon, Door door, Collection<SoldOffer> offers) {
    EnforcementNotes notes = new EnforcementNotes(door);
    benefit(notes, coupon);
    scope(notes, coupon.scope(), offers);
    if (coupon.starts() != null) {
      notes.bothWithTheCode("startsAt", "Its codes are switched on at Stripe at that time.");
    }
    notes.conditions(coupon.conditions());
    Long limit = coupon.limit();
    if (limit != null && limit == 0) {
      notes.both("limit", "Stripe has no limit of 0: its codes are kept inactive there.");
    } else if (limit != null) {
      notes.atStripe("limit", "Stripe counts the uses of the coupon.");
    }
    if (coupon.redeemBy() != null) {
      notes.atStripe("redeemBy", "Stripe ends the coupon.");
    }
    if (coupon.refundGivesUseBack()) {
      notes.oursIfAcknowledged(
          "refundGivesUseBack",
          "Our count goes down when all of a sale is refunded: for perCustomer, and for a code's own"
              + " limit at our checkout. Stripe's never does: there a use stays used.");
    }
    return notes.entries();
  }

  private static void benefit(EnforcementNotes notes, CouponTerms coupon) {
    switch (coupon.benefit()) {
      case Benefit.PercentOff off -> {
        notes.atStripe("percentOff", "Stripe takes it off.");
        duration(notes, coupon.duration());
      }
      case Benefit.AmountOff off -> {
        notes.atStripe("amountOff", "Stripe takes it off.");
        if (!off.others().isEmpty()) {
          notes.atStripe("currencyOptions", "Stripe takes it off in these currencies.");
        }
        duration(notes, coupon.duration());
      }
      case Benefit.ExtraTrial trial ->
          notes.oursAlone("extraTrialDays", "Stripe has no such coupon; our checkout gives it.");
    }
  }

  private static void duration(EnforcementNotes notes, CouponDuration duration) {
    switch (duration) {
      case CouponDuration.Once once -> notes.atStripe("duration", "Stripe ends the discount.");
      case CouponDuration.Months months ->
          notes.atStripe("duration", "Stripe ends the discount after these months.");
      case CouponDuration.Forever forever ->
          notes.atStripe("duration", "Stripe keeps the discount.");
      case CouponDuration.Periods periods ->
          notes.both(
              "duration",
              "Where months say the same for every offer, Stripe ends the discount; else it is"
                  + " without end at Stripe and we remove it.");
      case CouponDuration.Until until ->
          notes.both("duration", "It is without end at Stripe, and we remove it on that day.");
    }
  }

  private static void scope(EnforcementNotes notes, Scope scope, Collection<SoldOffer> offers) {
    if (scope instanceof Scope.All) {
      return;
    }
    if (scope.coversNothing()) {
      notes.both("scope", "It is for nothing: its codes are kept inactive at Stripe.");
    } else if (scope.isExactByProduct(offers)) {
      notes.atStripe("scope", "Stripe's coupon names the products; the list is fixed there.");
    } else {
      notes.oursIfAcknowledged(
          "scope",
          "Stripe knows products, not the offers of one: its own box discounts other offers of a"
              + " product too.");
    }
  }
}
