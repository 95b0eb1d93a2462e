package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.money.Money;
import dev.promirror.promotion.preview.AmountTooLarge;
import dev.promirror.promotion.preview.Basket;
import dev.promirror.promotion.preview.Composition;
import dev.promirror.promotion.preview.Discount;
import dev.promirror.promotion.preview.DurationEstimate;
import dev.promirror.promotion.preview.DurationWords;
import dev.promirror.promotion.preview.Line;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponTerms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a coupon does to each offer it is for.
 *
 * @param messages the wording
 * @param now when it would be bought
 */
record OfferPreviews(OptionMessages messages, Instant now) {

  /** More than these nobody reads. */
  private static final int SHOWN = 12;

  /**
   * @param offers those that are sold
   */
  List<OfferPreview> of(CouponTerms coupon, Collection<Offer> offers) {
    return offers.stream()
        .filter(offer -> coupon.scope().covers(offer.id()))
        .limit(SHOWN)
        .map(offer -> of(coupon, offer))
        .toList();
  }

  private OfferPreview of(CouponTerms coupon, Offer offer) {
    String full = offer.price().map(MoneyWords::of).orElse("");
    if (coupon.benefit() instanceof Benefit.ExtraTrial trial) {
      String days = MoneyWords.count((long) offer.trialDays() + trial.days());
      return new OfferPreview(OfferWords.named(offer), full, "", messages.trialOf(days));
    }
    DurationEstimate duration =
        DurationEstimate.ofPurchase(coupon.duration(), offer.cadence(), now, offer.trialDays());
    String first =
        duration.isNothing() ? full : price(coupon, offer).map(MoneyWords::of).orElse("");
    return new OfferPreview(
        OfferWords.named(offer), full, first, DurationWords.of(offer.name(), duration));
  }

  private static Optional<Money> price(CouponTerms coupon, Offer offer) {
    try {
      return offer
          .price()
          .map(
              price -> {
                Line line = new Line("0", offer.id(), 1, price.minor());
                Basket basket = new Basket(price.currency(), List.of(line));
                Discount discount = Discount.of("", coupon.benefit(), basket.in(coupon.scope()));
                return PriceEstimate.of(basket, List.of(discount), new Composition.ByStripe())
                    .total();
              });
    } catch (AmountTooLarge tooLarge) {
      return Optional.empty();
    }
  }
}
