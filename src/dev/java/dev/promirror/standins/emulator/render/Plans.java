package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The plan Stripe still sends beside the price of a subscription's item, saying the same. */
final class Plans {
  private static final Map<String, String> SAME =
      Map.of(
          "id", "id",
          "active", "active",
          "amount", "unit_amount",
          "amount_decimal", "unit_amount_decimal",
          "billing_scheme", "billing_scheme",
          "created", "created",
          "currency", "currency",
          "metadata", "metadata",
          "nickname", "nickname",
          "product", "product");

  private Plans() {}

  /** Makes the plan of an item tell what its price tells. */
  static void follow(ObjectNode item) {
    if (item.get("price") instanceof ObjectNode price
        && item.get("plan") instanceof ObjectNode plan) {
      SAME.forEach((name, ofPrice) -> plan.set(name, price.get(ofPrice)));
      if (price.get("recurring") instanceof ObjectNode recurring) {
        plan.set("interval", recurring.get("interval"));
        plan.set("interval_count", recurring.get("interval_count"));
      }
    }
  }
}
