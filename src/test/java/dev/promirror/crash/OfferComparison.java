package dev.promirror.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Products and prices at Stripe against our offers: one each, and no other. */
final class OfferComparison {

  private final Map<String, JsonNode> ours;
  private final JsonNode truth;
  private final List<String> differences;

  OfferComparison(Map<String, JsonNode> ours, JsonNode truth, List<String> differences) {
    this.ours = ours;
    this.truth = truth;
    this.differences = differences;
  }

  void check() {
    Map<String, JsonNode> prices = byId("prices");
    Map<String, JsonNode> products = byId("products");
    ours.forEach(
        (id, offer) -> {
          if (!offer.at("/mirror/state").asText().equals("IN_SYNC")) {
            differences.add("offer " + id + " is " + offer.path("mirror"));
          }
          JsonNode price = prices.remove(offer.path("stripePrice").asText());
          JsonNode product = products.remove(offer.path("stripeProduct").asText());
          if (price == null || product == null) {
            differences.add("offer " + id + " isn't at Stripe: " + offer);
            return;
          }
          if (!price.path("unit_amount").equals(offer.at("/price/amount"))
              || !price.at("/metadata/promirror_offer").asText().equals(id)
              || !product.path("name").equals(offer.path("name"))) {
            differences.add("offer %s is another: %s, %s".formatted(offer, price, product));
          }
        });
    prices.keySet().forEach(id -> differences.add("Stripe has a price that isn't ours: " + id));
    products.keySet().forEach(id -> differences.add("Stripe has a product that isn't ours: " + id));
  }

  private Map<String, JsonNode> byId(String kind) {
    Map<String, JsonNode> objects = new HashMap<>();
    truth.path(kind).forEach(object -> objects.put(object.path("id").asText(), object));
    return objects;
  }
}
