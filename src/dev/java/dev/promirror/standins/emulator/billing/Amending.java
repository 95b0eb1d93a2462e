package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes what a running subscription bills: its items and the discounts on it and on them. */
final class Amending {
  private final Items rows;
  private final Prorations prorations;
  private final Biller biller;

  /** Bills what waits, and the current period if told so, at once. */
  @FunctionalInterface
  interface Biller {
    void bill(Work work, String subscription, boolean period);
  }

  Amending(Templates templates, Biller biller) {
    this.rows = new Items(templates);
    this.prorations = new Prorations(templates);
    this.biller = biller;
  }

  /**
   * Changes a subscription's items and discounts.
   *
   * @param discounts those it has from now on; null leaves them
   * @param behaviour {@code create_prorations}, {@code always_invoice} or {@code none}
   * @param at from when on the change is prorated, seconds since 1970
   */
  void amend(
      Work work,
      String id,
      List<ItemChange> changes,
      @Nullable List<ObjectNode> discounts,
      String behaviour,
      long at) {
    var subscription = work.edit("subscriptions", id);
    var former = subscription.deepCopy();
    for (var change : changes) {
      change(work, subscription, change);
    }
    if (discounts != null) {
      Holdings.swap(work, subscription, subscription, discounts);
    }
    boolean another = !Periods.recurring(former).equals(Periods.recurring(subscription));
    boolean over = Periods.end(former) <= work.now();
    if (another && !Periods.trialing(subscription)) {
      subscription.put("billing_cycle_anchor", work.now()).put("_cycle", -1);
    }
    if (over || Periods.trialing(subscription)) {
      work.put("subscriptions", subscription);
      return;
    }
    boolean moved = prorate(work, former, subscription, behaviour, another, at);
    if (another) {
      Periods.enter(subscription, 0);
    }
    work.put("subscriptions", subscription);
    if (another || (moved && behaviour.equals("always_invoice"))) {
      biller.bill(work, id, another);
    }
  }

  /** Credits the rest of what is running, for a subscription that ends. */
  void unused(Work work, String id) {
    var subscription = work.edit("subscriptions", id);
    for (var item : subscription.path("items").path("data")) {
      prorations.credit(work, subscription, item, work.now());
    }
  }

  private void change(Work work, ObjectNode subscription, ItemChange change) {
    var items = (ArrayNode) subscription.path("items").path("data");
    var item = change.id() == null ? rows.add(work, subscription) : find(items, change.id());
    if (change.deleted()) {
      Holdings.swap(work, subscription, item, List.of());
      for (int i = items.size() - 1; i >= 0; i--) {
        if (items.get(i).path("id").equals(item.path("id"))) {
          items.remove(i);
        }
      }
      return;
    }
    if (change.price() != null) {
      item.set("price", change.price());
    }
    if (change.quantity() != null) {
      item.put("quantity", change.quantity());
    }
    if (change.metadata() != null) {
      item.set("metadata", change.metadata());
    }
    if (change.discounts() != null) {
      Holdings.swap(work, subscription, item, change.discounts());
    }
  }

  private static ObjectNode find(JsonNode items, @Nullable String id) {
    for (var item : items) {
      if (item.path("id").asText().equals(id)) {
        return (ObjectNode) item;
      }
    }
    throw new IllegalStateException("no item " + id);
  }

  /** Credits and charges what changed, and says whether anything did. */
  private boolean prorate(
      Work work,
      ObjectNode former,
      ObjectNode subscription,
      String behaviour,
      boolean anotherPeriod,
      long at) {
    var before = byId(former);
    var after = byId(subscription);
    var nets = Prorations.nets(work, subscription);
    boolean writes = !behaviour.equals("none");
    boolean moved = false;
    for (var item : before.values()) {
      if (anotherPeriod || !same(item, after.get(item.path("id").asText()))) {
        moved = true;
        if (writes) {
          prorations.credit(work, subscription, item, at);
        }
      }
    }
    for (var item : after.values()) {
      if (!same(item, before.get(item.path("id").asText()))) {
        moved = true;
        item.put("_net", Objects.requireNonNull(nets.get(item.path("id").asText())));
        if (writes && !anotherPeriod) {
          prorations.charge(work, subscription, item, at);
        }
      }
    }
    return moved;
  }

  private static Map<String, ObjectNode> byId(ObjectNode subscription) {
    var items = new LinkedHashMap<String, ObjectNode>();
    for (var item : subscription.path("items").path("data")) {
      items.put(item.path("id").asText(), (ObjectNode) item);
    }
    return items;
  }

  private static boolean same(JsonNode item, @Nullable JsonNode other) {
    return other != null
        && item.path("price").path("id").equals(other.path("price").path("id"))
        && item.path("quantity").equals(other.path("quantity"));
  }
}
