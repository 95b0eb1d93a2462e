package dev.promirror.usage;

import dev.promirror.money.Allocation;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.BookedSale.BookedDiscount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whose each discount of a sale is. A sale's revenue is split over its discounts by discount
 * given (largest remainder), so that sums over codes equal the sale.
 */
@ApplicationScoped
class Attribution {

  private final Incarnations incarnations;
  private final PromoCodes codes;
  private final Coupons coupons;

  Attribution(Incarnations incarnations, PromoCodes codes, Coupons coupons) {
    this.incarnations = incarnations;
    this.codes = codes;
    this.coupons = coupons;
  }

  /**
   * @param refunded whether all of the sale went back
   */
  List<SaleFact> of(CommunityId community, BookedSale sale, boolean refunded) {
    List<BookedDiscount> discounts = sale.discounts();
    // A credit (a downgrade, for instance) is a sale of less than nothing, split the same way.
    long[] weights = discounts.stream().mapToLong(d -> Math.abs(d.amount())).toArray();
    long sign = Long.signum(sale.revenue().minor());
    long[] revenue =
        discounts.isEmpty()
            ? weights
            : Allocation.byLargestRemainder(Math.abs(sale.revenue().minor()), weights);
    List<SaleFact> facts = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      BookedDiscount booked = discounts.get(i);
      Optional<PromoCode> code =
          Optional.ofNullable(booked.code()).flatMap(c -> code(community, c));
      Optional<String> coupon =
          coupon(community, booked.coupon()).or(() -> code.map(PromoCode::couponId));
      facts.add(
          new SaleFact(
              booked.line(),
              booked.discount(),
              coupon.orElse(null),
              code.map(PromoCode::id).orElse(null),
              booked.coupon(),
              booked.code() == null ? null : booked.code().id(),
              booked.amount(),
              sign * revenue[i],
              refunded && coupon.filter(id -> givesBack(community, id)).isPresent()));
    }
    return facts;
  }

  private boolean givesBack(CommunityId community, String coupon) {
    return coupons
        .find(community, coupon)
        .filter(it -> it.terms().refundGivesUseBack())
        .isPresent();
  }

  private Optional<String> coupon(CommunityId community, @Nullable String stripeId) {
    return Optional.ofNullable(stripeId)
        .flatMap(id -> incarnations.couponByStripeId(community, id))
        .map(Incarnation::objectId);
  }

  private Optional<PromoCode> code(CommunityId community, BookedSale.Code code) {
    return incarnations
        .codeByStripeId(community, code.id())
        .flatMap(known -> codes.find(community, known.objectId()))
        .or(() -> marked(community, code));
  }

  /**
   * A sale can be heard of before the answer that made its code is recorded here; then our mark
   * says whose it is. A second object with the marks of one that is recorded is a stranger.
   */
  private Optional<PromoCode> marked(CommunityId community, BookedSale.Code code) {
    String id = code.metadata().get(Marks.CODE);
    return id == null || !community.toString().equals(code.metadata().get(Marks.COMMUNITY))
        ? Optional.empty()
        : codes
            .find(community, id)
            .filter(
                found ->
                    incarnations.ofCodes(community, List.of(id)).stream()
                        .noneMatch(it -> it.number() == Marks.number(code.metadata())));
  }
}
