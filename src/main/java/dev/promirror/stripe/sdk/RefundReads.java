package dev.promirror.stripe.sdk;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.InvoicePayment;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.checkout.SessionListParams;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.RefundedSale;
import java.util.Optional;

/**
 * Finds the sale of a refunded charge. Since API version basil neither a charge nor its payment
 * intent names an invoice; the link is the invoice's payment, and in payment mode the session.
 */
final class RefundReads {

  private static final RefundRetrieveParams REFUND =
      RefundRetrieveParams.builder().addExpand("charge").build();

  private final StripeClient client;
  private final SdkCalls calls;
  private final SaleReads sales;

  RefundReads(StripeClient client, SdkCalls calls, SaleReads sales) {
    this.client = client;
    this.calls = calls;
    this.sales = sales;
  }

  Optional<RefundedSale> byCharge(String id) {
    Reading reading = new Reading(calls);
    return reading
        .find(options -> client.v1().charges().retrieve(id, options))
        .flatMap(charge -> sale(charge, reading));
  }

  Optional<RefundedSale> byRefund(String id) {
    Reading reading = new Reading(calls);
    return reading
        .find(options -> client.v1().refunds().retrieve(id, REFUND, options))
        .map(Refund::getChargeObject)
        .flatMap(charge -> sale(charge, reading));
  }

  private Optional<RefundedSale> sale(Charge charge, Reading reading) {
    String intent = charge.getPaymentIntent();
    return intent == null
        ? Optional.empty()
        : bySession(intent, reading)
            .or(() -> byInvoice(intent, reading))
            .map(sale -> new RefundedSale(sale, charge.getAmountRefunded()));
  }

  private Optional<BookedSale> bySession(String intent, Reading reading) {
    SessionListParams params =
        SessionListParams.builder().setPaymentIntent(intent).setLimit(1L).build();
    return reading
        .find(options -> client.v1().checkout().sessions().list(params, options))
        .flatMap(page -> page.getData().stream().map(Session::getId).findFirst())
        .flatMap(id -> sales.bySession(id, reading));
  }

  private Optional<BookedSale> byInvoice(String intent, Reading reading) {
    InvoicePaymentListParams params =
        InvoicePaymentListParams.builder()
            .setPayment(
                InvoicePaymentListParams.Payment.builder()
                    .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                    .setPaymentIntent(intent)
                    .build())
            .setLimit(1L)
            .build();
    return reading
        .find(options -> client.v1().invoicePayments().list(params, options))
        .flatMap(page -> page.getData().stream().map(InvoicePayment::getInvoice).findFirst())
        .flatMap(id -> sales.byInvoice(id, reading));
  }
}
