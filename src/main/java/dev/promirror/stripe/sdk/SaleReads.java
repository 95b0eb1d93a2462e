package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.LineItem;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.promirror.stripe.BookedSale;
import java.util.List;
import java.util.Optional;

/**
 * Reads sales whole: Stripe puts only the first lines into a session or an invoice. Their coupons
 * and codes come along in the same answer, as Stripe counts them now.
 */
final class SaleReads {

  private static final long PAGE = 100L;

  private static final SessionRetrieveParams SESSION =
      SessionRetrieveParams.builder()
          .addExpand("line_items.data.discounts")
          .addExpand("discounts.coupon")
          .addExpand("discounts.promotion_code.promotion.coupon")
          .addExpand("payment_intent.latest_charge")
          .build();

  private static final InvoiceRetrieveParams INVOICE =
      InvoiceRetrieveParams.builder()
          .addExpand("total_discount_amounts.discount.promotion_code")
          .addExpand("total_discount_amounts.discount.source.coupon")
          .build();

  private final StripeClient client;
  private final SdkCalls calls;

  SaleReads(StripeClient client, SdkCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  Optional<BookedSale> bySession(String id) {
    return bySession(id, new Reading(calls));
  }

  Optional<BookedSale> bySession(String id, Reading reading) {
    return reading
        .find(options -> client.v1().checkout().sessions().retrieve(id, SESSION, options))
        .filter(Sales::isSale)
        .map(
            session -> {
              List<LineItem> lines =
                  reading.all(
                      session.getLineItems(),
                      (last, options) ->
                          client
                              .v1()
                              .checkout()
                              .sessions()
                              .lineItems()
                              .list(id, sessionLinesAfter(last), options));
              return Sales.of(session, lines);
            });
  }

  Optional<BookedSale> byInvoice(String id) {
    return byInvoice(id, new Reading(calls));
  }

  Optional<BookedSale> byInvoice(String id, Reading reading) {
    return reading
        .find(options -> client.v1().invoices().retrieve(id, INVOICE, options))
        .filter(Sales::isSale)
        .map(
            invoice -> {
              List<InvoiceLineItem> lines =
                  reading.all(
                      invoice.getLines(),
                      (last, options) ->
                          client
                              .v1()
                              .invoices()
                              .lineItems()
                              .list(id, invoiceLinesAfter(last), options));
              return Sales.of(invoice, lines);
            });
  }

  private static SessionLineItemListParams sessionLinesAfter(String last) {
    return SessionLineItemListParams.builder()
        .setStartingAfter(last)
        .setLimit(PAGE)
        .addExpand("data.discounts")
        .build();
  }

  /** Their discounts are ids, which the invoice's own sums have expanded. */
  private static InvoiceLineItemListParams invoiceLinesAfter(String last) {
    return InvoiceLineItemListParams.builder().setStartingAfter(last).setLimit(PAGE).build();
  }
}
