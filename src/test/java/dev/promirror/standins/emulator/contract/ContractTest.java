package dev.promirror.standins.emulator.contract;

import static dev.promirror.standins.emulator.contract.Shop.id;
import static dev.promirror.standins.emulator.contract.Shop.promotion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coupons and promotion codes: what they hold, what may change, and every refusal. */
class ContractTest {
  private static Shop shop;
  private static String coupon;
  private static long soon;

  @BeforeAll
  static void oneCoupon() throws StripeException {
    shop = new Shop(StripeUnderTest.shared());
    soon = Instant.now().plus(Duration.ofDays(30)).getEpochSecond();
    coupon = shop.coupon("percent_off=20&max_redemptions=5&redeem_by=" + soon);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name=Nothing               |
          percent_off=0              |
          percent_off=-5             |
          percent_off=101            |
          percent_off=much           |
          amount_off=500             |
          amount_off=0&currency=usd  |
          amount_off=-1&currency=usd |
          amount_off=1.5&currency=usd | parameter_invalid_integer
          amount_off=500&currency=zzz |
          percent_off=20&currency_options[eur][amount_off]=500 |
          percent_off=20&duration=repeating |
          percent_off=20&duration=sometimes |
          percent_off=20&max_redemptions=0 |
          percent_off=20&max_redemptions=many | parameter_invalid_integer
          percent_off=20&redeem_by=1000000000 |
          percent_off=20&redeem_by=4102444800 |
          percent_off=20&name=A-name-of-more-than-forty-characters-is-too-long |
          percent_off=20&applies_to[products][]=prod_none | resource_missing
          percent_off=20&colour=red  | parameter_unknown
          percent_off=20&applies_to[prices][]=price_1 | parameter_unknown
          percent_off=20&metadata[a-key-of-more-than-forty-characters-is-too-long]=x |
          percent_off=20&metadata=text |
          percent_off=20&id=with/slash |
          """)
  void aCouponIsRefused(String form, @Nullable String code) {
    shop.refused("/v1/coupons", form, code);
  }

  @Test
  void aCouponsIdIsTakenOnce() {
    shop.refused("/v1/coupons", "percent_off=10&id=" + coupon, "resource_already_exists");
  }

  @ParameterizedTest
  @CsvSource({
    "percent_off=30",
    "amount_off=100",
    "currency=usd",
    "duration=forever",
    "max_redemptions=9",
    "redeem_by=1900000000",
    "applies_to[products][]=prod_1",
    "id=OTHER",
    "valid=false"
  })
  void whatACouponGivesNeverChanges(String form) {
    shop.refused("/v1/coupons/" + coupon, form, "parameter_unknown");
  }

  @Test
  void aCouponsNameAndMetadataMayChange() throws StripeException {
    String id = shop.coupon("percent_off=12.5&metadata[ours]=1&metadata[left]=2");
    var changed = shop.post("/v1/coupons/" + id, "name=Summer&metadata[ours]=&metadata[more]=3");
    assertEquals("Summer", changed.get("name").getAsString());
    assertEquals("12.5", changed.get("percent_off").getAsBigDecimal().toPlainString());
    assertEquals("{\"left\":\"2\",\"more\":\"3\"}", changed.get("metadata").toString());
    var cleared = shop.post("/v1/coupons/" + id, "metadata=");
    assertTrue(cleared.getAsJsonObject("metadata").isEmpty());
  }

  @Test
  void someMembersComeOnlyWhenExpanded() throws StripeException {
    String product = id(shop.post("/v1/products", "name=Gold"));
    String id =
        shop.coupon(
            "amount_off=500&currency=usd&applies_to[products][]="
                + product
                + "&currency_options[eur][amount_off]=450");
    var plain = shop.get("/v1/coupons/" + id);
    assertFalse(plain.has("applies_to") || plain.has("currency_options"), plain.toString());
    var whole = shop.get("/v1/coupons/" + id + "?expand[]=applies_to&expand[]=currency_options");
    assertEquals(
        "[\"" + product + "\"]", whole.getAsJsonObject("applies_to").get("products").toString());
    assertEquals(
        450,
        whole
            .getAsJsonObject("currency_options")
            .getAsJsonObject("eur")
            .get("amount_off")
            .getAsLong());
    var listed =
        shop.get("/v1/coupons?limit=1&expand[]=data.applies_to")
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject();
    assertTrue(listed.has("applies_to") && !listed.has("currency_options"), listed.toString());
    var everything = shop.coupon("percent_off=10");
    assertFalse(shop.get("/v1/coupons/" + everything + "?expand[]=applies_to").has("applies_to"));
  }

  @Test
  void aDeletedCouponIsGoneAndItsCodesAreInactive() throws StripeException {
    String id = shop.coupon("percent_off=10");
    String code = shop.code(id, "code=" + shop.fresh());
    assertTrue(shop.delete("/v1/coupons/" + id).get("deleted").getAsBoolean());
    shop.missing("/v1/coupons/" + id);
    assertFalse(shop.get("/v1/promotion_codes/" + code).get("active").getAsBoolean());
    shop.refused("/v1/promotion_codes/" + code, "active=true", null);
    shop.refused("/v1/promotion_codes", promotion(id), "resource_missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code=ALONE                                      | parameter_missing
          promotion[coupon]=COUPON                        | parameter_missing
          promotion[type]=coupon                          | parameter_missing
          promotion[type]=gift&promotion[coupon]=COUPON   |
          promotion[type]=coupon&promotion[coupon]=NO-ONE | resource_missing
          PROMOTION&coupon=COUPON                         | parameter_unknown
          PROMOTION&colour=red                            | parameter_unknown
          PROMOTION&code=with%20space                     |
          PROMOTION&code=S%C3%9CMMER                      |
          PROMOTION&code=UNDER_SCORE                      |
          PROMOTION&active=perhaps                        |
          PROMOTION&max_redemptions=0                     |
          PROMOTION&max_redemptions=6                     |
          PROMOTION&max_redemptions=few                   | parameter_invalid_integer
          PROMOTION&expires_at=1000000000                 |
          PROMOTION&expires_at=LATER                      |
          PROMOTION&customer=cus_none                     | resource_missing
          PROMOTION&restrictions[minimum_amount]=500      |
          PROMOTION&restrictions[colour]=red              | parameter_unknown
          PROMOTION&metadata[a-key-of-more-than-forty-characters-is-too-long]=x |
          """)
  void aCodeIsRefused(String form, @Nullable String code) {
    String meant =
        form.replace("PROMOTION", promotion(coupon))
            .replace("COUPON", coupon)
            .replace("LATER", Long.toString(soon + 1));
    shop.refused("/v1/promotion_codes", meant, code);
  }

  @ParameterizedTest
  @CsvSource({
    "code=OTHER",
    "promotion[coupon]=OTHER",
    "max_redemptions=3",
    "expires_at=1900000000",
    "customer=cus_none",
    "restrictions[minimum_amount]=100",
    "restrictions[first_time_transaction]=true",
    "times_redeemed=0"
  })
  void whatACodePromisesNeverChanges(String form) throws StripeException {
    String code = shop.code(coupon, "code=" + shop.fresh());
    shop.refused("/v1/promotion_codes/" + code, form, "parameter_unknown");
  }

  @Test
  void aTextIsOneActiveCodesIgnoringCase() throws StripeException {
    String text = shop.fresh();
    String first = shop.code(coupon, "code=" + text);
    String again = promotion(coupon) + "&code=" + text.toLowerCase(Locale.ROOT);
    shop.refused("/v1/promotion_codes", again, null);
    shop.post("/v1/promotion_codes/" + first, "active=false");
    String second = id(shop.post("/v1/promotion_codes", again));
    shop.refused("/v1/promotion_codes/" + first, "active=true", null);
    shop.post("/v1/promotion_codes/" + second, "active=false");
    assertTrue(
        shop.post("/v1/promotion_codes/" + first, "active=true").get("active").getAsBoolean());
    var found =
        shop.get("/v1/promotion_codes?code=" + text + "&active=true").getAsJsonArray("data");
    assertEquals(first, id(found.get(0).getAsJsonObject()));
    assertEquals(1, found.size());
  }

  @Test
  void aCodeBeginsAsItsFormSays() throws StripeException {
    String text = shop.fresh();
    String form =
        "&max_redemptions=5&active=false&metadata[ours]=7&expires_at="
            + soon
            + "&restrictions[minimum_amount]=500&restrictions[minimum_amount_currency]=usd";
    var code = shop.post("/v1/promotion_codes", promotion(coupon) + "&code=" + text + form);
    assertEquals(text, code.get("code").getAsString());
    assertFalse(code.get("active").getAsBoolean());
    assertEquals(5, code.get("max_redemptions").getAsLong());
    assertEquals(0, code.get("times_redeemed").getAsLong());
    assertEquals(soon, code.get("expires_at").getAsLong());
    assertEquals(coupon, code.getAsJsonObject("promotion").get("coupon").getAsString());
    assertEquals("{\"ours\":\"7\"}", code.get("metadata").toString());
    var expanded = shop.get("/v1/promotion_codes/" + id(code) + "?expand[]=promotion.coupon");
    assertEquals(coupon, id(expanded.getAsJsonObject("promotion").getAsJsonObject("coupon")));
    assertFalse(shop.code(coupon, "active=true").isEmpty(), "Stripe thinks of a text itself");
  }
}
