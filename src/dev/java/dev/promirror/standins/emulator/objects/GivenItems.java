package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Holdings;
import dev.promirror.standins.emulator.billing.ItemChange;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a call changes of a subscription's items and discounts. */
record GivenItems(Templates templates, Work work, ObjectNode subscription) {
  /** The subscription's own discounts from now on; null when the call does not say. */
  @Nullable List<ObjectNode> discounts(@Nullable JsonNode given) {
    return reading().readOrNull(given, "discounts", ids(Holdings.of(work, subscription)));
  }

  private GivenDiscounts reading() {
    String customer = subscription.path("customer").asText();
    String currency = subscription.path("currency").asText();
    return new GivenDiscounts(new Discounts(templates), work, customer, currency, 0, false);
  }

  private static Set<String> ids(List<ObjectNode> discounts) {
    return discounts.stream()
        .map(discount -> discount.path("id").asText())
        .collect(Collectors.toSet());
  }

  /** What is to become of the items a call names, or adds. */
  List<ItemChange> changes(JsonNode given) {
    var prices = new LinkedHashMap<String, JsonNode>();
    var standing = new LinkedHashMap<String, JsonNode>();
    for (var item : subscription.path("items").path("data")) {
      prices.put(item.path("id").asText(), item.path("price"));
      standing.put(item.path("id").asText(), item);
    }
    var changes = new ArrayList<ItemChange>();
    for (var one : given) {
      String param = "items[" + changes.size() + "]";
      var change = item(standing, one, param);
      changes.add(change);
      String key = change.id() == null ? param : change.id();
      if (change.deleted()) {
        prices.remove(key);
      } else if (change.price() != null) {
        prices.put(key, change.price());
      }
    }
    if (prices.isEmpty()) {
      throw StripeRefusal.invalid("items", "A subscription must have at least one active plan.");
    }
    once(prices);
    SubscriptionRules.alike(prices.values(), subscription.path("currency").asText());
    return changes;
  }

  private static void once(Map<String, JsonNode> prices) {
    var ids = new HashSet<String>();
    for (var price : prices.values()) {
      if (!ids.add(price.path("id").asText())) {
        throw StripeRefusal.invalid(
            "items",
            "Cannot add multiple subscription items with the same plan: "
                + price.path("id").asText());
      }
    }
  }

  private ItemChange item(Map<String, JsonNode> standing, JsonNode given, String param) {
    String id = given.path("id").textValue();
    var former = id == null ? null : standing.get(id);
    if (id != null && former == null) {
      throw StripeRefusal.noSuch("subscription_item", id, param + "[id]");
    }
    var price =
        former == null || given.hasNonNull("price") || given.hasNonNull("price_data")
            ? new NewPrices(templates).given(work, given, param, true)
            : null;
    Long quantity =
        former == null || given.hasNonNull("quantity")
            ? SubscriptionRules.quantity(given.get("quantity"), param + "[quantity]")
            : null;
    var held = former == null ? Set.<String>of() : ids(Holdings.listed(work, former));
    var own = reading().readOrNull(given.get("discounts"), param + "[discounts]", held);
    var holder = Json.object();
    holder.set("metadata", former == null ? Json.object() : former.path("metadata").deepCopy());
    Metadata.merge(holder, new Params("", (ObjectNode) given));
    boolean deleted = given.path("deleted").asBoolean();
    return new ItemChange(id, deleted, price, quantity, own, holder.withObject("/metadata"));
  }
}
