package dev.promirror.standins.emulator.contract;

import static dev.promirror.standins.emulator.contract.Shop.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalog, customers, and checkout sessions as long as nobody pays. */
class CheckoutContractTest {
  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String THANKS = "&success_url=https://example.com/thanks";

  private static Shop shop;
  private static String once;
  private static String monthly;
  private static String coupon;
  private static String code;
  private static String off;

  @BeforeAll
  static void start() throws StripeException {
    shop = new Shop(StripeUnderTest.shared());
    once = shop.price(false);
    monthly = shop.price(true);
    coupon = shop.coupon("percent_off=25");
    code = shop.code(coupon, "code=" + shop.fresh());
    off = shop.code(coupon, "active=false&code=" + shop.fresh());
  }

  private static String line(String price) {
    return "&line_items[0][price]=" + price + "&line_items[0][quantity]=2";
  }

  @Test
  void aSessionIsOpenUntilItExpires() throws StripeException {
    var session =
        shop.post(SESSIONS, "mode=payment&allow_promotion_codes=true" + THANKS + line(once));
    assertEquals("open", session.get("status").getAsString());
    assertEquals("unpaid", session.get("payment_status").getAsString());
    assertEquals(3998, session.get("amount_total").getAsLong());
    assertTrue(session.get("url").getAsString().startsWith("http"));
    assertFalse(session.has("line_items"));
    String path = SESSIONS + "/" + id(session);
    var lines = shop.get(path + "?expand[]=line_items").getAsJsonObject("line_items");
    assertEquals(
        2, lines.getAsJsonArray("data").get(0).getAsJsonObject().get("quantity").getAsLong());
    var expired = shop.post(path + "/expire", "");
    assertEquals("expired", expired.get("status").getAsString());
    assertTrue(expired.get("url").isJsonNull());
    shop.refused(path + "/expire", "", null);
  }

  @Test
  void aCodeTakesItsPartOffAndIsNamedById() throws StripeException {
    var session =
        shop.post(
            SESSIONS,
            "mode=subscription&discounts[0][promotion_code]=" + code + THANKS + line(monthly));
    assertEquals(3998, session.get("amount_subtotal").getAsLong());
    var discount = session.getAsJsonArray("discounts").get(0).getAsJsonObject();
    assertEquals(code, discount.get("promotion_code").getAsString());
    assertEquals(0, shop.get("/v1/promotion_codes/" + code).get("times_redeemed").getAsLong());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          THANKS ONCE
          mode=payment THANKS
          mode=gift THANKS ONCE
          mode=payment THANKS MONTHLY
          mode=subscription THANKS ONCE
          mode=payment THANKS ONCE &colour=red
          mode=payment THANKS &line_items[0][price]=price_none&line_items[0][quantity]=1
          mode=payment THANKS ONCE &discounts[0][coupon]=NONE
          mode=payment THANKS ONCE &discounts[0][promotion_code]=promo_none
          mode=payment THANKS ONCE &discounts[0][promotion_code]=OFF
          mode=payment THANKS ONCE &discounts[0][coupon]=COUPON&allow_promotion_codes=true
          mode=payment THANKS ONCE &discounts[0][coupon]=COUPON&discounts[1][promotion_code]=CODE
          mode=payment THANKS ONCE &discounts[0][coupon]=COUPON&discounts[0][promotion_code]=CODE
          mode=payment THANKS ONCE &customer=cus_none
          mode=payment THANKS ONCE &expires_at=1000000000
          """)
  void aSessionIsRefused(String form) {
    String meant =
        form.replace("THANKS", THANKS)
            .replace("ONCE", line(once))
            .replace("MONTHLY", line(monthly))
            .replace("COUPON", coupon)
            .replace("CODE", code)
            .replace("=OFF", "=" + off)
            .replace(" ", "");
    shop.refused(SESSIONS, meant.replaceFirst("^&", ""), null);
  }

  @Test
  void theCatalogIsReadBackAsWritten() throws StripeException {
    var price = shop.get("/v1/prices/" + monthly + "?expand[]=product");
    assertEquals(1999, price.get("unit_amount").getAsLong());
    assertEquals("1999", price.get("unit_amount_decimal").getAsString());
    assertEquals("recurring", price.get("type").getAsString());
    assertEquals("month", price.getAsJsonObject("recurring").get("interval").getAsString());
    assertEquals("Gold", price.getAsJsonObject("product").get("name").getAsString());
    String product = id(price.getAsJsonObject("product"));
    var renamed = shop.post("/v1/products/" + product, "name=Platinum&active=false");
    assertEquals("Platinum", renamed.get("name").getAsString());
    shop.refused("/v1/prices/" + monthly, "unit_amount=5", "parameter_unknown");
    shop.refused("/v1/prices", "currency=usd&unit_amount=5&product=prod_none", "resource_missing");
    shop.refused("/v1/products", "description=Nameless", "parameter_missing");
  }

  @Test
  void aCustomerIsReadBackAsWritten() throws StripeException {
    var customer = shop.post("/v1/customers", "name=Mia&email=mia@example.com&metadata[ours]=4");
    var read = shop.get("/v1/customers/" + id(customer));
    assertEquals(customer, read);
    assertEquals("mia@example.com", read.get("email").getAsString());
    assertEquals("4", read.getAsJsonObject("metadata").get("ours").getAsString());
    String own = shop.fresh();
    String mine = shop.code(coupon, "code=" + own + "&customer=" + id(customer));
    assertEquals(
        id(customer), shop.get("/v1/promotion_codes/" + mine).get("customer").getAsString());
    shop.refused("/v1/promotion_codes", Shop.promotion(coupon) + "&code=" + own, null);
  }
}
