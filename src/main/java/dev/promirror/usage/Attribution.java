package dev.promirror.usage;

import dev.promirror.money.Allocation;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.BookedSale.BookedDiscount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whose each discount of a sale is. A sale's revenue is split over its discounts by discount
 * given (largest remainder), so that sums over codes equal the sale.
 */
@ApplicationScoped
class Attribution {

  private final Incarnations incarnations;

  Attribution(Incarnations incarnations) {
    this.incarnations = incarnations;
  }

  List<SaleFact> of(CommunityId community, BookedSale sale) {
    List<BookedDiscount> discounts = sale.discounts();
    long[] weights = discounts.stream().mapToLong(BookedDiscount::amount).toArray();
    long[] revenue =
        discounts.isEmpty()
            ? weights
            : Allocation.byLargestRemainder(sale.revenue().minor(), weights);
    List<SaleFact> facts = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      BookedDiscount booked = discounts.get(i);
      facts.add(
          new SaleFact(
              booked.line(),
              booked.discount(),
              coupon(community, booked.coupon()),
              code(community, booked.promotionCode()),
              booked.coupon(),
              booked.promotionCode(),
              booked.amount(),
              revenue[i]));
    }
    return facts;
  }

  private @Nullable String coupon(CommunityId community, @Nullable String stripeId) {
    return stripeId == null
        ? null
        : incarnations
            .couponByStripeId(community, stripeId)
            .map(Incarnation::objectId)
            .orElse(null);
  }

  private @Nullable String code(CommunityId community, @Nullable String stripeId) {
    return stripeId == null
        ? null
        : incarnations.codeByStripeId(community, stripeId).map(Incarnation::objectId).orElse(null);
  }
}
