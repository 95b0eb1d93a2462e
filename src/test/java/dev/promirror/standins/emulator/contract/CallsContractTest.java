package dev.promirror.standins.emulator.contract;

import static dev.promirror.standins.emulator.contract.Shop.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RequestOptions;
import dev.promirror.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for calls of every kind: pages, keys, accounts, events, and the catalog's objects. */
class CallsContractTest {
  private static StripeUnderTest under;
  private static Shop shop;

  @BeforeAll
  static void start() throws StripeException {
    under = StripeUnderTest.shared();
    shop = new Shop(under);
  }

  private static List<String> page(String query) throws StripeException {
    List<String> ids = new ArrayList<>();
    shop.get(query).getAsJsonArray("data").forEach(object -> ids.add(id(object.getAsJsonObject())));
    return ids;
  }

  @Test
  void pagesFollowOneAnotherInBothDirections() throws StripeException {
    String coupon = shop.coupon("percent_off=10");
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      newestFirst.addFirst(shop.code(coupon, "code=" + shop.fresh()));
    }
    String all = "/v1/promotion_codes?coupon=" + coupon;
    assertEquals(newestFirst, page(all));
    assertEquals(newestFirst.subList(0, 2), page(all + "&limit=2"));
    assertTrue(shop.get(all + "&limit=2").get("has_more").getAsBoolean());
    String second = newestFirst.get(1);
    assertEquals(newestFirst.subList(2, 4), page(all + "&limit=2&starting_after=" + second));
    assertEquals(
        newestFirst.subList(4, 5), page(all + "&limit=2&starting_after=" + newestFirst.get(3)));
    assertFalse(
        shop.get(all + "&limit=2&starting_after=" + newestFirst.get(2))
            .get("has_more")
            .getAsBoolean());
    assertEquals(
        newestFirst.subList(2, 4), page(all + "&limit=2&ending_before=" + newestFirst.get(4)));
    for (String wrong : List.of("limit=0", "limit=101", "limit=few", "colour=red")) {
      var refusal = assertThrows(StripeException.class, () -> shop.get(all + "&" + wrong), wrong);
      assertEquals(400, refusal.getStatusCode(), wrong);
    }
  }

  private static JsonObject keyed(String key, String form) throws StripeException {
    return shop.call(RequestMethod.POST, "/v1/coupons", form, Map.of("Idempotency-Key", key));
  }

  @Test
  void aKeyAnswersAsTheFirstTime() throws StripeException {
    String key = shop.fresh();
    var first = keyed(key, "percent_off=10");
    assertEquals(first, keyed(key, "percent_off=10"));
    assertThrows(IdempotencyException.class, () -> keyed(key, "percent_off=11"));
    assertNotEquals(id(first), id(keyed(key + "-other", "percent_off=10")));
  }

  @Test
  void aRefusedFormDoesNotUseItsKeyUp() throws StripeException {
    String key = shop.fresh();
    assertThrows(StripeException.class, () -> keyed(key, "percent_off=10&colour=red"));
    assertFalse(id(keyed(key, "percent_off=10")).isEmpty());
  }

  @Test
  void whatIsNotThereIsMissing() {
    for (String kind :
        List.of(
            "coupons/NONE",
            "promotion_codes/promo_none",
            "products/prod_none",
            "prices/price_none",
            "customers/cus_none",
            "checkout/sessions/cs_test_none",
            "subscriptions/sub_none",
            "invoices/in_none",
            "events/evt_none")) {
      shop.missing("/v1/" + kind);
    }
  }

  @Test
  void anObjectIsInItsAccountAlone() throws StripeException {
    String coupon = shop.coupon("percent_off=10");
    var elsewhere =
        assertThrows(StripeException.class, () -> shop.stripe.v1().coupons().retrieve(coupon));
    assertEquals("resource_missing", elsewhere.getCode());
    var stranger = RequestOptions.builder().setStripeAccount("acct_1NoSuchAccount000").build();
    assertThrows(
        PermissionException.class, () -> shop.stripe.v1().coupons().retrieve(coupon, stranger));
  }

  @Test
  void aWrongKeyIsTurnedAway() {
    var wrong =
        StripeClient.builder()
            .setApiKey("sk_test_wrong0000000000000000")
            .setApiBase(under.url())
            .build();
    assertThrows(AuthenticationException.class, () -> wrong.v1().coupons().list());
  }

  @Test
  void aChangeIsAnEvent() throws StripeException {
    String coupon = shop.coupon("percent_off=10");
    shop.post("/v1/coupons/" + coupon, "name=Summer");
    JsonObject event = Await.until(() -> events(coupon), found -> !found.isEmpty()).getFirst();
    assertEquals("coupon.updated", event.get("type").getAsString());
    assertFalse(event.get("livemode").getAsBoolean());
    var data = event.getAsJsonObject("data");
    assertEquals("Summer", data.getAsJsonObject("object").get("name").getAsString());
    assertEquals("{\"name\":null}", data.get("previous_attributes").toString());
  }

  private static List<JsonObject> events(String coupon) {
    List<JsonObject> found = new ArrayList<>();
    try {
      for (var event :
          shop.get("/v1/events?limit=100&type=coupon.updated").getAsJsonArray("data")) {
        var object = event.getAsJsonObject().getAsJsonObject("data").getAsJsonObject("object");
        if (id(object).equals(coupon)) {
          found.add(event.getAsJsonObject());
        }
      }
    } catch (StripeException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
