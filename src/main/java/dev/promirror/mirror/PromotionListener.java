package dev.promirror.mirror;

import dev.promirror.mirror.Readings.News;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hears that promotion codes and coupons changed, and looks again. Whether Stripe tells so when one
 * is redeemed isn't documented: a sale can be the only news of it, and is looked at too. One whose
 * making isn't recorded yet (the answer to our own call is on its way, or was lost) is known by our
 * mark.
 */
@ApplicationScoped
class PromotionListener implements StripeEventListener {

  private static final News SALE = new News(null, null, false);

  private final Incarnations incarnations;
  private final Readings readings;

  PromotionListener(Incarnations incarnations, Readings readings) {
    this.incarnations = incarnations;
    this.readings = readings;
  }

  /**
   * What we wrote ourselves our own answers tell; whatever else happens to it has its own event.
   */
  @Override
  public Set<StripeRead> needed(StripeEvent event) {
    return switch (event) {
      case StripeEvent.PromotionCodeChanged e when isOurs(e) -> Set.of();
      case StripeEvent.CouponChanged e when isOurs(e) -> Set.of();
      case StripeEvent.PromotionCodeChanged e ->
          Set.of(new StripeRead.OfPromotionCode(e.header().object()));
      case StripeEvent.CouponChanged e -> Set.of(new StripeRead.OfCoupon(e.header().object()));
      case StripeEvent.SessionPaid e -> Set.of(new StripeRead.OfSession(e.header().object()));
      case StripeEvent.InvoicePaid e -> Set.of(new StripeRead.OfInvoice(e.header().object()));
      default -> Set.of();
    };
  }

  private static boolean isOurs(StripeEvent event) {
    return Attempts.isOurs(event.header().requestKey());
  }

  @Override
  public void apply(CommunityId community, StripeEvent event, Fetched fetched) {
    if (needed(event).isEmpty()) {
      return;
    }
    switch (event) {
      case StripeEvent.PromotionCodeChanged e ->
          fetched
              .promotionCode(e.header().object())
              .ifPresent(seen -> readings.codes(community, List.of(seen), News.event(e.header())));
      case StripeEvent.CouponChanged e ->
          fetched
              .coupon(e.header().object())
              .ifPresentOrElse(
                  seen -> readings.coupons(community, List.of(seen), News.event(e.header())),
                  () -> readings.gone(community, e.header().object(), e.header().created()));
      case StripeEvent.SessionPaid e ->
          fetched.session(e.header().object()).ifPresent(sale -> sold(community, sale));
      case StripeEvent.InvoicePaid e ->
          fetched.invoice(e.header().object()).ifPresent(sale -> sold(community, sale));
      default -> {}
    }
  }

  /** In a sale only a higher count is news: of all else there are events. */
  private void sold(CommunityId community, BookedSale sale) {
    readings.codes(
        community,
        sale.codes().stream()
            .filter(
                seen ->
                    isNews(incarnations.codeByStripeId(community, seen.id()), seen.timesRedeemed()))
            .toList(),
        SALE);
    readings.coupons(
        community,
        sale.coupons().stream()
            .filter(
                seen ->
                    isNews(
                        incarnations.couponByStripeId(community, seen.id()), seen.timesRedeemed()))
            .toList(),
        SALE);
  }

  private static boolean isNews(Optional<Incarnation> known, long timesRedeemed) {
    return known.filter(it -> it.timesRedeemed() >= timesRedeemed).isEmpty();
  }
}
