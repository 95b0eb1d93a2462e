package dev.promirror.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponUpdateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.PromotionCodeUpdateParams;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.restassured.path.json.JsonPath;
import java.util.function.UnaryOperator;

/** What an owner does in the Stripe Dashboard, and what becomes of it here. */
final class AtStripe {

  private final Shop shop;
  private final StripeClient client;
  private final RequestOptions options;

  AtStripe(Shop shop) {
    this.shop = shop;
    this.client =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_" + shop.region())
            .setApiBase(TestWorld.stripeUrl())
            .build();
    this.options = RequestOptions.builder().setStripeAccount(shop.account()).build();
  }

  interface Act<T> {
    T run() throws StripeException;
  }

  private static <T> T at(Act<T> act) {
    try {
      return act.run();
    } catch (StripeException e) {
      throw new AssertionError(e);
    }
  }

  String coupon(UnaryOperator<CouponCreateParams.Builder> with) {
    CouponCreateParams params = with.apply(CouponCreateParams.builder()).build();
    return at(() -> client.v1().coupons().create(params, options)).getId();
  }

  void change(String coupon, UnaryOperator<CouponUpdateParams.Builder> with) {
    CouponUpdateParams params = with.apply(CouponUpdateParams.builder()).build();
    at(() -> client.v1().coupons().update(coupon, params, options));
  }

  void delete(String coupon) {
    at(() -> client.v1().coupons().delete(coupon, options));
  }

  String code(String coupon, String text, UnaryOperator<PromotionCodeCreateParams.Builder> with) {
    PromotionCodeCreateParams params =
        with.apply(
                PromotionCodeCreateParams.builder()
                    .setCode(text)
                    .setPromotion(
                        PromotionCodeCreateParams.Promotion.builder()
                            .setType(PromotionCodeCreateParams.Promotion.Type.COUPON)
                            .setCoupon(coupon)
                            .build()))
            .build();
    return at(() -> client.v1().promotionCodes().create(params, options)).getId();
  }

  String code(String coupon, String text) {
    return code(coupon, text, it -> it);
  }

  void activate(String code, boolean active) {
    PromotionCodeUpdateParams params =
        PromotionCodeUpdateParams.builder().setActive(active).build();
    at(() -> client.v1().promotionCodes().update(code, params, options));
  }

  /** The coupon here that Stripe knows by this id; waits until it is there. */
  String couponOf(String stripeId) {
    return idOf("/coupons", stripeId);
  }

  /** The promo code here that Stripe knows by this id; waits until it is there. */
  String codeOf(String stripeId) {
    return idOf("/promo-codes", stripeId);
  }

  private String idOf(String path, String stripeId) {
    return Await.until(
        () -> {
          JsonPath page = shop.get(path + "?limit=100").jsonPath();
          String id = page.getString("data.find { it.mirror.stripeId == '" + stripeId + "' }?.id");
          return id == null ? "" : id;
        },
        id -> !id.isEmpty());
  }

  JsonPath read(String path) {
    return shop.get(path).then().statusCode(200).extract().jsonPath();
  }

  /** How many changes were asked of Stripe for the account, whoever asked. */
  long writes() {
    long writes = 0;
    for (JsonNode request : TestWorld.stripe().requests().path("requests")) {
      if (!request.path("method").asText().equals("GET")
          && request.path("account").asText().equals(shop.account())) {
        writes += request.path("count").asLong();
      }
    }
    return writes;
  }

  /** How often a list or object was read with the account. */
  long reads(String path) {
    long reads = 0;
    for (JsonNode request : TestWorld.stripe().requests().path("requests")) {
      if (request.path("method").asText().equals("GET")
          && request.path("account").asText().equals(shop.account())
          && request.path("path").asText().startsWith(path)) {
        reads += request.path("count").asLong();
      }
    }
    return reads;
  }
}
