package dev.promirror.stripe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a sale was, and whether a session is one. */
class SalesTest {

  private static final long OPENED = 1_790_000_000L;
  private static final long PAID = OPENED + 3 * 24 * 3600;

  private static Session session(String status, String payment) {
    return ApiResource.GSON.fromJson(
        """
        {"id": "cs_1", "object": "checkout.session", "mode": "payment", "created": %d,
         "payment_status": "%s", "payment_intent": %s, "currency": "eur",
         "amount_subtotal": 2000, "amount_total": 1500, "total_details": {"amount_discount": 500}}
        """
            .formatted(OPENED, status, payment),
        Session.class);
  }

  private static Instant occurred(Session session) {
    return Sales.of(session, List.of()).occurredAt();
  }

  @Test
  void aSessionPaidDaysLaterIsOfTheDayOfItsPayment() {
    Session session =
        session(
            "paid",
            """
            {"id": "pi_1", "object": "payment_intent", "created": %d,
             "latest_charge": {"id": "ch_1", "object": "charge", "created": %d}}
            """
                .formatted(OPENED, PAID));
    assertEquals(Instant.ofEpochSecond(PAID), occurred(session));
  }

  @Test
  void whereNothingWasToBePaidItIsOfTheDayItWasOpened() {
    Session session = session("no_payment_required", "null");
    assertTrue(Sales.isSale(session));
    assertEquals(Instant.ofEpochSecond(OPENED), occurred(session));
  }

  @Test
  void aSessionIsNoSaleUntilItIsPaid() {
    assertFalse(Sales.isSale(session("unpaid", "\"pi_1\"")));
    assertTrue(Sales.isSale(session("paid", "\"pi_1\"")));
  }
}
