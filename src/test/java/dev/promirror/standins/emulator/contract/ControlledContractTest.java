package dev.promirror.standins.emulator.contract;

import static dev.promirror.standins.emulator.contract.Shop.id;
import static dev.promirror.standins.emulator.contract.Shop.promotion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.StripeEmulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds at Stripe too, but takes a member who pays, or time, to see. */
class ControlledContractTest {
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  private StripeEmulator emulator;
  private EmulatorControl control;
  private StripeUnderTest under;
  private Shop shop;

  @BeforeEach
  void start() throws StripeException {
    emulator = StripeEmulator.start(EmulatorOptions.inMemory(Path.of("stripe-fixtures"), START));
    control = new EmulatorControl(emulator.url());
    under = StripeUnderTest.of(emulator);
    shop = new Shop(under);
  }

  @AfterEach
  void stop() {
    control.close();
    emulator.close();
  }

  private EmulatorControl.Receipt buy(String price, String code) {
    return control.buy(under.account(), price, code, "mia@example.com", "Mia");
  }

  private boolean active(String code) throws StripeException {
    return shop.get("/v1/promotion_codes/" + code).get("active").getAsBoolean();
  }

  private void isInactiveForGood(String code) throws StripeException {
    assertFalse(active(code));
    shop.refused("/v1/promotion_codes/" + code, "active=true", null);
  }

  private List<JsonObject> invoices(String subscription) throws StripeException {
    List<JsonObject> invoices = new ArrayList<>();
    shop.get("/v1/invoices?subscription=" + subscription)
        .getAsJsonArray("data")
        .forEach(invoice -> invoices.addFirst(invoice.getAsJsonObject()));
    return invoices;
  }

  private static List<Long> longs(List<JsonObject> objects, String member) {
    return objects.stream().map(object -> object.get(member).getAsLong()).toList();
  }

  @Test
  void aPaidUseIsCountedOnCodeAndCoupon() throws StripeException {
    String coupon = shop.coupon("percent_off=20");
    String text = shop.fresh();
    String code = shop.code(coupon, "code=" + text);
    var receipt = buy(shop.price(false), text);
    assertEquals(1999, receipt.amountTotal() + receipt.amountDiscount());
    assertEquals(1, shop.get("/v1/promotion_codes/" + code).get("times_redeemed").getAsLong());
    assertEquals(1, shop.get("/v1/coupons/" + coupon).get("times_redeemed").getAsLong());
    var session = shop.get("/v1/checkout/sessions/" + receipt.session());
    assertEquals("complete", session.get("status").getAsString());
    assertEquals("paid", session.get("payment_status").getAsString());
    assertEquals(
        receipt.amountDiscount(),
        session.getAsJsonObject("total_details").get("amount_discount").getAsLong());
  }

  @Test
  void theLastUseEndsACode() throws StripeException {
    String text = shop.fresh();
    String coupon = shop.coupon("percent_off=20");
    String code = shop.code(coupon, "max_redemptions=1&code=" + text);
    buy(shop.price(false), text);
    isInactiveForGood(code);
    assertNotEquals(code, shop.code(coupon, "code=" + text), "its text is free again");
  }

  @Test
  void theLastUseOfACouponEndsAllItsCodes() throws StripeException {
    String coupon = shop.coupon("percent_off=20&max_redemptions=1");
    String text = shop.fresh();
    String used = shop.code(coupon, "code=" + text);
    String other = shop.code(coupon, "code=" + shop.fresh());
    buy(shop.price(false), text);
    assertFalse(shop.get("/v1/coupons/" + coupon).get("valid").getAsBoolean());
    isInactiveForGood(used);
    isInactiveForGood(other);
  }

  @Test
  void timeEndsCodesAndCoupons() throws StripeException {
    long day = START.plus(Duration.ofDays(1)).getEpochSecond();
    String coupon = shop.coupon("percent_off=20&redeem_by=" + (day + 3600));
    String expiring = shop.code(coupon, "code=" + shop.fresh() + "&expires_at=" + day);
    String lasting = shop.code(coupon, "code=" + shop.fresh());
    control.moveClockTo(Instant.ofEpochSecond(day - 1));
    assertTrue(active(expiring));
    control.moveClockTo(Instant.ofEpochSecond(day));
    isInactiveForGood(expiring);
    assertTrue(active(lasting));
    control.moveClockTo(Instant.ofEpochSecond(day + 3600));
    assertFalse(shop.get("/v1/coupons/" + coupon).get("valid").getAsBoolean());
    isInactiveForGood(lasting);
    shop.refused("/v1/promotion_codes", promotion(coupon), null);
  }

  @Test
  void aDiscountOnceMeetsTheFirstInvoiceAlone() throws StripeException {
    String text = shop.fresh();
    shop.code(shop.coupon("amount_off=999&currency=usd"), "code=" + text);
    String subscription = buy(shop.price(true), text).subscription();
    control.moveClockTo(Instant.parse("2026-03-31T12:00:00Z"));
    var invoices = invoices(String.valueOf(subscription));
    assertEquals(List.of(1000L, 1999L, 1999L), longs(invoices, "total"));
    assertEquals("subscription_create", invoices.getFirst().get("billing_reason").getAsString());
    assertEquals("subscription_cycle", invoices.getLast().get("billing_reason").getAsString());
    assertTrue(shop.get("/v1/subscriptions/" + subscription).getAsJsonArray("discounts").isEmpty());
  }

  @Test
  void aRepeatingDiscountLastsCalendarMonths() throws StripeException {
    String text = shop.fresh();
    String coupon =
        shop.coupon("amount_off=999&currency=usd&duration=repeating&duration_in_months=2");
    String code = shop.code(coupon, "code=" + text);
    String subscription = buy(shop.price(true), text).subscription();
    control.moveClockTo(Instant.parse("2026-04-30T12:00:00Z"));
    var invoices = invoices(String.valueOf(subscription));
    assertEquals(List.of(1000L, 1000L, 1999L, 1999L), longs(invoices, "total"));
    assertEquals(
        1,
        shop.get("/v1/promotion_codes/" + code).get("times_redeemed").getAsLong(),
        "renewals don't count");
  }

  @Test
  void anOpenSessionExpiresByItself() throws StripeException {
    var session =
        shop.post(
            "/v1/checkout/sessions",
            "mode=payment&success_url=https://example.com/thanks&line_items[0][quantity]=1"
                + "&line_items[0][price]="
                + shop.price(false));
    control.advanceClock(Duration.ofHours(25));
    var later = shop.get("/v1/checkout/sessions/" + id(session));
    assertEquals("expired", later.get("status").getAsString());
  }

  @Test
  void aKeyIsForgottenInTime() throws StripeException {
    var key = Map.of("Idempotency-Key", shop.fresh());
    var first = shop.call(RequestMethod.POST, "/v1/coupons", "percent_off=10", key);
    control.advanceClock(Duration.ofHours(23));
    assertEquals(first, shop.call(RequestMethod.POST, "/v1/coupons", "percent_off=10", key));
    control.advanceClock(Duration.ofHours(2));
    control.pruneIdempotencyKeys();
    var later = shop.call(RequestMethod.POST, "/v1/coupons", "percent_off=10", key);
    assertNotEquals(id(first), id(later));
  }
}
