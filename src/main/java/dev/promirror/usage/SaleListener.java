package dev.promirror.usage;

import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Hears of sales: sessions in payment mode, invoices in subscription mode. Both are read again,
 * since an event holds neither the breakdown nor what a discount's id stands for. A refund leads to
 * its sale, which is booked with it, whichever of the two is heard of first.
 */
@ApplicationScoped
class SaleListener implements StripeEventListener {

  private final Ledger ledger;

  SaleListener(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Set<StripeRead> needed(StripeEvent event) {
    return switch (event) {
      case StripeEvent.SessionPaid e -> Set.of(new StripeRead.OfSession(e.header().object()));
      case StripeEvent.InvoicePaid e -> Set.of(new StripeRead.OfInvoice(e.header().object()));
      case StripeEvent.ChargeRefunded e -> Set.of(new StripeRead.OfCharge(e.header().object()));
      case StripeEvent.RefundFailed e -> Set.of(new StripeRead.OfRefund(e.header().object()));
      default -> Set.of();
    };
  }

  @Override
  public void apply(CommunityId community, StripeEvent event, Fetched fetched) {
    if (event instanceof StripeEvent.SessionPaid paid) {
      fetched.session(paid.header().object()).ifPresent(sale -> ledger.book(community, sale));
    }
    if (event instanceof StripeEvent.InvoicePaid paid) {
      fetched.invoice(paid.header().object()).ifPresent(sale -> ledger.book(community, sale));
    }
    if (event instanceof StripeEvent.ChargeRefunded refunded) {
      fetched.charge(refunded.header().object()).ifPresent(sale -> ledger.book(community, sale));
    }
    if (event instanceof StripeEvent.RefundFailed failed) {
      fetched.refund(failed.header().object()).ifPresent(sale -> ledger.book(community, sale));
    }
  }
}
