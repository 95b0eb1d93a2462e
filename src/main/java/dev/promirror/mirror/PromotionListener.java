package dev.promirror.mirror;

import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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

  private final Incarnations incarnations;
  private final Sightings sightings;
  private final Coupons coupons;
  private final PromoCodes codes;

  PromotionListener(
      Incarnations incarnations, Sightings sightings, Coupons coupons, PromoCodes codes) {
    this.incarnations = incarnations;
    this.sightings = sightings;
    this.coupons = coupons;
    this.codes = codes;
  }

  @Override
  public Set<StripeRead> needed(StripeEvent event) {
    return switch (event) {
      case StripeEvent.PromotionCodeChanged e ->
          Set.of(new StripeRead.OfPromotionCode(e.header().object()));
      case StripeEvent.CouponChanged e -> Set.of(new StripeRead.OfCoupon(e.header().object()));
      case StripeEvent.SessionPaid e -> Set.of(new StripeRead.OfSession(e.header().object()));
      case StripeEvent.InvoicePaid e -> Set.of(new StripeRead.OfInvoice(e.header().object()));
      default -> Set.of();
    };
  }

  @Override
  public void apply(CommunityId community, StripeEvent event, Fetched fetched) {
    switch (event) {
      case StripeEvent.PromotionCodeChanged e ->
          fetched.promotionCode(e.header().object()).ifPresent(seen -> saw(community, seen));
      case StripeEvent.CouponChanged e ->
          fetched.coupon(e.header().object()).ifPresent(seen -> saw(community, seen));
      case StripeEvent.SessionPaid e ->
          fetched.session(e.header().object()).ifPresent(sale -> sold(community, sale));
      case StripeEvent.InvoicePaid e ->
          fetched.invoice(e.header().object()).ifPresent(sale -> sold(community, sale));
      default -> {}
    }
  }

  private void saw(CommunityId community, StripePromotionCode seen) {
    incarnations
        .codeByStripeId(community, seen.id())
        .map(Incarnation::objectId)
        .or(() -> markedCode(community, seen.metadata()))
        .ifPresent(id -> sightings.saw(community, id, seen));
  }

  private void saw(CommunityId community, StripeCoupon seen) {
    incarnations
        .couponByStripeId(community, seen.id())
        .map(Incarnation::objectId)
        .or(() -> markedCoupon(community, seen.metadata()))
        .ifPresent(id -> sightings.saw(community, id, seen));
  }

  private void sold(CommunityId community, BookedSale sale) {
    sale.codes().stream()
        .filter(
            seen -> isNews(incarnations.codeByStripeId(community, seen.id()), seen.timesRedeemed()))
        .forEach(seen -> saw(community, seen));
    sale.coupons().stream()
        .filter(
            seen ->
                isNews(incarnations.couponByStripeId(community, seen.id()), seen.timesRedeemed()))
        .forEach(seen -> saw(community, seen));
  }

  /** In a sale only a higher count is news: of all else there are events. */
  private static boolean isNews(Optional<Incarnation> known, long timesRedeemed) {
    return known.filter(it -> it.timesRedeemed() >= timesRedeemed).isEmpty();
  }

  /** Our code by its mark, if what Stripe has of it isn't recorded yet; else it is a stranger. */
  private Optional<String> markedCode(CommunityId community, Map<String, String> metadata) {
    return mark(community, metadata, Marks.CODE)
        .filter(id -> codes.find(community, id).isPresent())
        .filter(id -> isFree(incarnations.ofCodes(community, List.of(id)), metadata));
  }

  private Optional<String> markedCoupon(CommunityId community, Map<String, String> metadata) {
    return mark(community, metadata, Marks.COUPON)
        .filter(id -> coupons.find(community, id).isPresent())
        .filter(id -> isFree(incarnations.ofCoupons(community, List.of(id)), metadata));
  }

  /** A second object under a number that is recorded is a stranger. */
  private static boolean isFree(List<Incarnation> known, Map<String, String> metadata) {
    int number = Marks.number(metadata);
    return known.stream().noneMatch(it -> it.number() == number);
  }

  private static Optional<String> mark(
      CommunityId community, Map<String, String> metadata, String mark) {
    return community.toString().equals(metadata.get(Marks.COMMUNITY))
        ? Optional.ofNullable(metadata.get(mark))
        : Optional.empty();
  }
}
