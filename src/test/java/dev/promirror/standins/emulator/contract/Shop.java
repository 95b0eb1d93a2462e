package dev.promirror.standins.emulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One connected account and calls to it as a form writes them, which may be wrong ones. */
final class Shop {
  final StripeClient stripe;
  final RequestOptions inAccount;
  private final String account;
  private final String run = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
  private int names;

  Shop(StripeUnderTest under) {
    stripe = under.client();
    account = under.account();
    inAccount = RequestOptions.builder().setStripeAccount(account).build();
  }

  /** A name that no other run and nothing else in this run has. */
  String fresh() {
    return "C" + run + "-" + ++names;
  }

  JsonObject post(String path, String form) throws StripeException {
    return call(RequestMethod.POST, path, form, Map.of());
  }

  JsonObject get(String path) throws StripeException {
    return call(RequestMethod.GET, path, null, Map.of());
  }

  JsonObject delete(String path) throws StripeException {
    return call(RequestMethod.DELETE, path, null, Map.of());
  }

  JsonObject call(
      RequestMethod method, String path, @Nullable String form, Map<String, String> headers)
      throws StripeException {
    var options =
        RawRequestOptions.builder().setStripeAccount(account).setAdditionalHeaders(headers).build();
    var answer = stripe.rawRequest(method, path, form, options);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  String coupon(String form) throws StripeException {
    return id(post("/v1/coupons", "id=" + fresh() + "&" + form));
  }

  String code(String coupon, String form) throws StripeException {
    return id(post("/v1/promotion_codes", promotion(coupon) + "&" + form));
  }

  static String promotion(String coupon) {
    return "promotion[type]=coupon&promotion[coupon]=" + coupon;
  }

  /** A product's price: 1999 cents, once or by month. */
  String price(boolean monthly) throws StripeException {
    String product = id(post("/v1/products", "name=Gold"));
    String recurring = monthly ? "&recurring[interval]=month" : "";
    return id(
        post("/v1/prices", "product=" + product + "&currency=usd&unit_amount=1999" + recurring));
  }

  static String id(JsonObject object) {
    return object.get("id").getAsString();
  }

  /** Refused with status 400, and with this code unless it is null. */
  void refused(String path, String form, @Nullable String code) {
    var refusal =
        assertThrows(InvalidRequestException.class, () -> post(path, form), path + " " + form);
    assertEquals(400, refusal.getStatusCode(), form);
    assertEquals("invalid_request_error", refusal.getStripeError().getType(), form);
    if (code != null) {
      assertEquals(code, refusal.getCode(), form);
    }
  }

  /** Stripe knows no such object. */
  void missing(String path) {
    var refusal = assertThrows(InvalidRequestException.class, () -> get(path), path);
    assertEquals(404, refusal.getStatusCode());
    assertEquals("resource_missing", refusal.getCode());
  }
}
