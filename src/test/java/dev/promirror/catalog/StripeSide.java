package dev.promirror.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductUpdateParams;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shop's products and prices, seen and changed at Stripe, and the offers here. */
final class StripeSide {

  private final Shop shop;
  private final StripeClient client;
  private final RequestOptions options;

  StripeSide(Shop shop) {
    this.shop = shop;
    this.client =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_" + shop.region())
            .setApiBase(TestWorld.stripeUrl())
            .build();
    this.options = RequestOptions.builder().setStripeAccount(shop.account()).build();
  }

  /** Another price of a product, by months. */
  String price(String product, long amount, int months, Map<String, String> metadata) {
    try {
      return client
          .v1()
          .prices()
          .create(
              PriceCreateParams.builder()
                  .setProduct(product)
                  .setCurrency("eur")
                  .setUnitAmount(amount)
                  .setRecurring(
                      PriceCreateParams.Recurring.builder()
                          .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                          .setIntervalCount((long) months)
                          .build())
                  .putAllMetadata(metadata)
                  .build(),
              options)
          .getId();
    } catch (StripeException e) {
      throw new AssertionError(e);
    }
  }

  void activate(String price, boolean active) {
    change(price, PriceUpdateParams.builder().setActive(active).build());
  }

  void mark(String price, Map<String, String> metadata) {
    change(price, PriceUpdateParams.builder().putAllMetadata(metadata).build());
  }

  private void change(String price, PriceUpdateParams params) {
    try {
      client.v1().prices().update(price, params, options);
    } catch (StripeException e) {
      throw new AssertionError(e);
    }
  }

  void rename(String product, String name) {
    change(product, ProductUpdateParams.builder().setName(name).build());
  }

  void activateProduct(String product, boolean active) {
    change(product, ProductUpdateParams.builder().setActive(active).build());
  }

  private void change(String product, ProductUpdateParams params) {
    try {
      client.v1().products().update(product, params, options);
    } catch (StripeException e) {
      throw new AssertionError(e);
    }
  }

  /** How often a list or object was read with the account. */
  long calls(String path) {
    long calls = 0;
    for (JsonNode request : TestWorld.stripe().requests().path("requests")) {
      if (request.path("method").asText().equals("GET")
          && request.path("account").asText().equals(shop.account())
          && request.path("path").asText().startsWith(path)) {
        calls += request.path("count").asLong();
      }
    }
    return calls;
  }

  /** Every offer here, all pages, in the order of their ids. */
  List<Map<String, Object>> offers(String query) {
    List<Map<String, Object>> all = new ArrayList<>();
    String after = "";
    do {
      JsonPath page =
          shop.get("/offers?limit=100&" + query + after)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("data"));
      after = page.get("next") == null ? "" : "&after=" + page.getString("next");
    } while (!after.isEmpty());
    return all;
  }

  /** The offer of a price; waits until it is there. */
  String offerOf(String price) {
    return Await.until(
        () ->
            offers("archived=all").stream()
                .filter(offer -> price.equals(offer.get("stripePrice")))
                .map(offer -> String.valueOf(offer.get("id")))
                .findFirst()
                .orElse(""),
        id -> !id.isEmpty());
  }

  /** Waits until all that was heard is read, and a reading of everything has ended. */
  void awaitRead() {
    shop.awaitHeard();
    Await.passes(
        () -> {
          assertEquals("0", count("offer_look"));
          assertEquals(
              "1", count("offer_import where began_at is null and finished_at is not null and"));
        });
  }

  private String count(String table) {
    String where = table.endsWith("and") ? table + " " : table + " where ";
    return Storage.one(
        shop.region(), "select count(*) from " + where + "community_id = ?", shop.id());
  }
}
