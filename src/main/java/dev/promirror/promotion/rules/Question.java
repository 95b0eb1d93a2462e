package dev.promirror.promotion.rules;

import dev.promirror.promotion.PromoCodeFacts;
import dev.promirror.promotion.preview.Basket;
import dev.promirror.promotion.preview.Coverage;
import dev.promirror.promotion.preview.Line;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code can be used: all that any rule looks at.
 *
 * @param typed what the member typed
 * @param coupon of the step the code's uses have reached
 * @param paidOnce offers in the basket that are charged once, so that nothing of them can be tried
 * @param member null if nobody said who
 * @param accountReady whether the community can take payments
 * @param beingReplaced whether neither the old nor the new promotion code is usable at Stripe for
 *     the moment
 */
public record Question(
    String typed,
    PromoCodeTerms code,
    CouponTerms coupon,
    PromoCodeFacts facts,
    Basket basket,
    Set<String> paidOnce,
    @Nullable Member member,
    boolean accountReady,
    boolean beingReplaced,
    Instant now) {

  /** The coupon's conditions and the code's: those of both must hold. */
  List<Conditions> conditions() {
    return List.of(coupon.conditions(), code.conditions());
  }

  /** The lines the coupon is for. */
  public Coverage covered() {
    return givesDays() ? basket.where(line -> covers(line.offer())) : basket.in(coupon.scope());
  }

  /** Whether the coupon is for an offer; one of extra trial days only if that can be tried. */
  public boolean covers(String offer) {
    return coupon.scope().covers(offer) && !(givesDays() && paidOnce.contains(offer));
  }

  private boolean givesDays() {
    return coupon.benefit() instanceof Benefit.ExtraTrial;
  }

  /** What they cost before the discount, in the basket's minor units. */
  long eligible() {
    return covered().lines().stream().mapToLong(Line::subtotal).sum();
  }

  /** How many things they are. */
  long quantity() {
    return covered().lines().stream().mapToLong(Line::quantity).sum();
  }
}
