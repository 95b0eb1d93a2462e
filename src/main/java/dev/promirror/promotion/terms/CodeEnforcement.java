package dev.promirror.promotion.terms;

import dev.promirror.promotion.terms.Enforcement.Entry;
import java.util.List;

/** Who sees to what a promo code itself says. */
final class CodeEnforcement {

  private CodeEnforcement() {}

  static List<Entry> of(PromoCodeTerms code) {
    EnforcementNotes notes = new EnforcementNotes(code.door());
    if (code.casePolicy() == CasePolicy.EXACT) {
      notes.oursAlone("casePolicy", "Stripe's box ignores case.");
    }
    Long limit = code.limit();
    if (limit != null && limit == 0) {
      notes.both("limit", "Stripe has no limit of 0: the code is kept inactive there.");
    } else if (limit != null) {
      notes.withTheCode("limit", "Stripe counts the uses of the code.");
    }
    if (code.steps().size() > 1) {
      notes.bothWithTheCode(
          "then", "Stripe counts each step's uses; we put the next step's code in its place.");
    }
    if (code.starts() != null) {
      notes.bothWithTheCode("startsAt", "It is switched on at Stripe at that time.");
    }
    if (code.expires() != null) {
      notes.withTheCode("expiresAt", "Stripe ends the code.");
    }
    notes.conditions(code.conditions());
    if (code.customer() != null) {
      notes.withTheCode("customer", "Stripe takes it from this customer alone.");
    }
    if (code.firstPurchaseOnly()) {
      notes.withTheCode("firstPurchaseOnly", "Stripe refuses customers who have paid before.");
    }
    return notes.entries();
  }
}
