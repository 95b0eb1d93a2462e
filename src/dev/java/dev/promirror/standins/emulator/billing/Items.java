package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;

/** New items of subscriptions. */
record Items(Templates templates) {
  /** A further item, in the same period as the others. */
  ObjectNode add(Work work, ObjectNode subscription) {
    var item = templates.of("subscription_item");
    item.put("id", work.newId("si")).put("created", work.now());
    item.set("subscription", subscription.get("id"));
    var items = (ArrayNode) subscription.path("items").path("data");
    if (!items.isEmpty()) {
      item.set("current_period_start", items.get(0).get("current_period_start"));
      item.set("current_period_end", items.get(0).get("current_period_end"));
    }
    items.add(item);
    return item;
  }
}
