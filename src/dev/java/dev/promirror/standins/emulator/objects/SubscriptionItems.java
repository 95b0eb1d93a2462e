package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Embedded;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of subscriptions, each by its own id. */
final class SubscriptionItems {
  private final SubscriptionChanges changes;

  SubscriptionItems(Templates templates) {
    this.changes = new SubscriptionChanges(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "subscription_items.create",
        Route.object(SubscriptionShapes.ITEM_CREATE, this::create),
        "subscription_items.delete",
        new Route(SubscriptionShapes.ITEM_DELETE, this::delete),
        "subscription_items.retrieve",
        Route.object(Shape.call(), (work, params) -> need(work, params.id())),
        "subscription_items.list",
        new Route(Shape.page().must("subscription", Kind.TEXT), SubscriptionItems::list),
        "subscription_items.update",
        Route.object(SubscriptionShapes.ITEM_UPDATE, this::update));
  }

  private static ObjectNode list(Work work, Params params) {
    String id = params.text("subscription", "");
    var subscription = work.need(Subscriptions.TABLE, "subscription", id, "subscription");
    return Embedded.page(work, params, (ObjectNode) subscription.path("items"));
  }

  private ObjectNode create(Work work, Params params) {
    String id = params.text("subscription", "");
    work.need(Subscriptions.TABLE, "subscription", id, "subscription");
    var known = work.get(Subscriptions.TABLE, id);
    var before = known == null ? Set.<String>of() : ids(known);
    change(work, params, id, Json.object());
    return work.edit(Subscriptions.TABLE, id)
        .path("items")
        .path("data")
        .valueStream()
        .filter(item -> !before.contains(item.path("id").asText()))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no item was added to " + id));
  }

  private static Set<String> ids(ObjectNode subscription) {
    return subscription
        .path("items")
        .path("data")
        .valueStream()
        .map(item -> item.path("id").asText())
        .collect(Collectors.toSet());
  }

  private ObjectNode update(Work work, Params params) {
    String id = need(work, params.id()).path("subscription").asText();
    change(work, params, id, Json.object().put("id", params.id()));
    return need(work, params.id());
  }

  private ObjectNode delete(Work work, Params params) {
    String id = need(work, params.id()).path("subscription").asText();
    change(work, params, id, Json.object().put("id", params.id()).put("deleted", true));
    return Json.object()
        .put("id", params.id())
        .put("object", "subscription_item")
        .put("deleted", true);
  }

  private void change(Work work, Params params, String id, ObjectNode change) {
    var subscription = Subscriptions.running(work, id);
    var before = Renderer.render(work, subscription);
    params.copy(change, "price", "price_data", "quantity", "discounts", "metadata");
    var list = Json.object().putArray("items").add(change);
    changes.amend(work, new Params(id, params.values()), list, null);
    Updates.tell(work, Subscriptions.TABLE, "customer.subscription.updated", before, id);
  }

  private static ObjectNode need(Work work, String id) {
    return work.all(Subscriptions.TABLE)
        .filter(Ending::running)
        .flatMap(subscription -> Stream.ofNullable(find(subscription, id)))
        .findFirst()
        .orElseThrow(() -> StripeRefusal.noSuch("subscription_item", id, "id"));
  }

  private static @Nullable ObjectNode find(ObjectNode subscription, String id) {
    for (var item : subscription.path("items").path("data")) {
      if (item.path("id").asText().equals(id)) {
        return (ObjectNode) item;
      }
    }
    return null;
  }
}
