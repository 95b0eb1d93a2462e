package dev.promirror.mirror;

import dev.promirror.promotion.Incarnations;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Hears that promotion codes and coupons changed, and looks again. An object whose making isn't
 * recorded yet is left alone: the answer to our own call is on its way.
 */
@ApplicationScoped
class PromotionListener implements StripeEventListener {

  private final Incarnations incarnations;
  private final Outcomes outcomes;

  PromotionListener(Incarnations incarnations, Outcomes outcomes) {
    this.incarnations = incarnations;
    this.outcomes = outcomes;
  }

  @Override
  public Set<StripeRead> needed(StripeEvent event) {
    return switch (event) {
      case StripeEvent.PromotionCodeChanged e ->
          Set.of(new StripeRead.OfPromotionCode(e.header().object()));
      case StripeEvent.CouponChanged e -> Set.of(new StripeRead.OfCoupon(e.header().object()));
      default -> Set.of();
    };
  }

  @Override
  public void apply(CommunityId community, StripeEvent event, Fetched fetched) {
    if (event instanceof StripeEvent.PromotionCodeChanged changed) {
      String id = changed.header().object();
      incarnations
          .codeByStripeId(community, id)
          .ifPresent(
              known ->
                  fetched
                      .promotionCode(id)
                      .ifPresent(seen -> outcomes.saw(community, known.objectId(), seen)));
    }
    if (event instanceof StripeEvent.CouponChanged changed) {
      String id = changed.header().object();
      incarnations
          .couponByStripeId(community, id)
          .ifPresent(
              known ->
                  fetched
                      .coupon(id)
                      .ifPresent(seen -> outcomes.saw(community, known.objectId(), seen)));
    }
  }
}
