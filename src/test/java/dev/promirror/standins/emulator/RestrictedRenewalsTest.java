package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of subscriptions in an account that may not charge, or is out of reach. */
class RestrictedRenewalsTest extends InShop {
  private static final String FEBRUARY = "2026-02-28T11:00:00Z";

  private Invoice newest(String subscription) throws StripeException {
    return shop.invoices(subscription).getFirst();
  }

  private int charges() throws StripeException {
    return shop.world.stripe.v1().charges().list(shop.world.inAccount).getData().size();
  }

  @Test
  void aRestrictedAccountsRenewalFailsWithoutAChargeAndIsTriedAgain() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.world.control.owner().disable(shop.world.account, "under_review");
    shop.at(FEBRUARY);
    var open = newest(made.getId());
    assertEquals("open", open.getStatus());
    assertEquals(1, open.getAttemptCount());
    assertEquals("past_due", shop.read(made.getId()).getStatus());
    assertEquals(1, charges());
    assertEquals(1, shop.events("invoice.payment_failed").size());
    var intent = shop.world.stripe.v1().paymentIntents().retrieve(intent(open), inAccount());
    assertTrue(intent.getLastPaymentError().getMessage().contains("cannot currently make charges"));

    shop.world.control.owner().enable(shop.world.account);
    shop.at("2026-03-03T11:00:00Z");
    assertEquals("paid", newest(made.getId()).getStatus());
    assertEquals("active", shop.read(made.getId()).getStatus());
    assertEquals(2, charges());
  }

  private com.stripe.net.RequestOptions inAccount() {
    return shop.world.inAccount;
  }

  private String intent(Invoice invoice) throws StripeException {
    var params = InvoicePaymentListParams.builder().setInvoice(invoice.getId()).build();
    List<InvoicePayment> asked =
        shop.world.stripe.v1().invoicePayments().list(params, inAccount()).getData();
    return asked.getFirst().getPayment().getPaymentIntent();
  }

  @Test
  void anAccountThatStaysRestrictedLosesItsSubscription() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.world.control.owner().disable(shop.world.account, "rejected.fraud");
    shop.at("2026-03-20T11:00:00Z");
    assertEquals("canceled", shop.read(made.getId()).getStatus());
    assertEquals(4, newest(made.getId()).getAttemptCount());
    assertEquals(1, charges());
  }

  @Test
  void byHandARestrictedAccountsChargesAreRefused() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    shop.world.control.owner().disable(shop.world.account, "under_review");
    shop.at(FEBRUARY);
    var open = newest(made.getId());
    refused(null, () -> shop.world.stripe.v1().invoices().pay(open.getId(), inAccount()));
    assertEquals(1, newest(made.getId()).getAttemptCount());
    var params = PaymentIntentCreateParams.builder().setAmount(1000L).setCurrency("usd").build();
    refused(null, () -> shop.world.stripe.v1().paymentIntents().create(params, inAccount()));
  }

  @Test
  void aNewSubscriptionOfARestrictedAccountIsIncomplete() throws StripeException {
    shop.world.control.owner().disable(shop.world.account, "under_review");
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    assertEquals("incomplete", made.getStatus());
    assertEquals(0, charges());
  }

  @Test
  void anAccountOutOfReachGoesOnUnheard() throws Exception {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    try (var ear = new Ear()) {
      var control = shop.world.control;
      control.hooks().registerEndpoint("gl", ear.url(), true, "whsec_test_unheard", null);
      control.owner().deauthorise(shop.world.account);
      ear.hear("account.application.deauthorized");
      shop.at(FEBRUARY);
      assertEquals(2, control.truth(shop.world.account).path("sales").size());
      assertEquals(0, control.hooks().deliveries().path("given_up").asInt());
      ear.awaitSilence(() -> control.hooks().deliveries().path("pending").asInt() == 0);
      assertEquals(0, ear.heardMore());
      control.owner().reauthorise(shop.world.account);
    }
    assertEquals("paid", newest(made.getId()).getStatus());
  }
}
