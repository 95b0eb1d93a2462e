package dev.promirror.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was read at Stripe for events, each object once however many events asked for it. */
public final class Fetched {

  private final Map<StripeRead, Optional<?>> found;

  public Fetched(Map<StripeRead, Optional<?>> found) {
    this.found = Map.copyOf(found);
  }

  /** Whether all of these were read. */
  public boolean hasAll(Set<StripeRead> needed) {
    return found.keySet().containsAll(needed);
  }

  /** A coupon; empty if it is gone. */
  public Optional<StripeCoupon> coupon(String id) {
    return get(new StripeRead.OfCoupon(id), StripeCoupon.class);
  }

  /** A promotion code. */
  public Optional<StripePromotionCode> promotionCode(String id) {
    return get(new StripeRead.OfPromotionCode(id), StripePromotionCode.class);
  }

  /** A sale by its session. */
  public Optional<BookedSale> session(String id) {
    return get(new StripeRead.OfSession(id), BookedSale.class);
  }

  /** A sale by its invoice. */
  public Optional<BookedSale> invoice(String id) {
    return get(new StripeRead.OfInvoice(id), BookedSale.class);
  }

  /** A sale by a charge that was refunded. */
  public Optional<RefundedSale> charge(String id) {
    return get(new StripeRead.OfCharge(id), RefundedSale.class);
  }

  /** A sale by a refund. */
  public Optional<RefundedSale> refund(String id) {
    return get(new StripeRead.OfRefund(id), RefundedSale.class);
  }

  /** A connected account. */
  public Optional<AccountFacts> account(String id) {
    return get(new StripeRead.OfAccount(id), AccountFacts.class);
  }

  private <T> Optional<T> get(StripeRead read, Class<T> type) {
    Optional<?> object = found.get(read);
    if (object == null) {
      throw new IllegalStateException("not read: a listener didn't say it needs this object");
    }
    return object.map(type::cast);
  }
}
