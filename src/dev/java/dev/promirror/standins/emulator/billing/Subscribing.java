package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** The life of subscriptions: begun by a checkout, renewed by time, ended. */
public final class Subscribing {
  private final Templates templates;
  private final Invoicing invoicing;

  /** Objects begin as templates. */
  public Subscribing(Templates templates) {
    this.templates = templates;
    this.invoicing = new Invoicing(templates);
  }

  /** Starts the subscription of a completed checkout and pays its first invoice. */
  ObjectNode begin(Work work, ObjectNode session, @Nullable ObjectNode discount) {
    var subscription = templates.of("subscription");
    String id = work.newId("sub");
    subscription
        .put("id", id)
        .put("created", work.now())
        .put("start_date", work.now())
        .put("billing_cycle_anchor", work.now())
        .put("_cycle", 0);
    if (session.path("amount_total").asLong() > 0) {
      subscription.put("status", "incomplete");
    }
    subscription.set("currency", session.get("currency"));
    subscription.set("customer", session.get("customer"));
    if (session.get("_subscription_metadata") instanceof ObjectNode metadata) {
      subscription.set("metadata", metadata);
    }
    items(work, subscription, session);
    if (discount != null) {
      subscription.putArray("discounts").add(discount.path("id").asText());
      discount.put("subscription", id).set("customer", session.get("customer"));
    }
    work.put("subscriptions", subscription);
    work.emit("customer.subscription.created", subscription);
    if (discount != null) {
      Discounts.redeem(work, discount);
      work.emit("customer.discount.created", discount);
    }
    var draft = invoicing.draft(work, subscription, "subscription_create");
    work.put(
        "subscriptions", work.edit("subscriptions", id).set("latest_invoice", draft.get("id")));
    settle(work, draft.path("id").asText());
    return invoicing.pay(work, draft.path("id").asText());
  }

  private void items(Work work, ObjectNode subscription, ObjectNode session) {
    var items = subscription.putObject("items").put("object", "list").put("has_more", false);
    items.put("url", "/v1/subscription_items?subscription=" + subscription.path("id").asText());
    var data = items.putArray("data");
    for (var line : session.path("~line_items").path("data")) {
      var item = templates.of("subscription_item");
      item.put("id", work.newId("si")).put("created", work.now());
      item.set("price", line.path("price").deepCopy());
      item.set("quantity", line.get("quantity"));
      item.set("subscription", subscription.get("id"));
      data.add(item);
    }
    period(subscription, 0);
  }

  private static void period(ObjectNode subscription, long cycle) {
    long anchor = subscription.path("billing_cycle_anchor").asLong();
    long end = Long.MAX_VALUE;
    for (var item : subscription.path("items").path("data")) {
      var recurring = item.path("price").path("recurring");
      end = Math.min(end, Months.period(anchor, recurring, cycle + 1));
      ((ObjectNode) item)
          .put("current_period_start", Months.period(anchor, recurring, cycle))
          .put("current_period_end", Months.period(anchor, recurring, cycle + 1));
    }
    subscription.put("_cycle", cycle).put("_due", end);
  }

  /** A period has ended: the next begins, with a draft of its invoice. */
  public void renew(Work work, ObjectNode subscription) {
    if (subscription.path("status").asText().equals("incomplete")) {
      Standing.expire(work, subscription);
      return;
    }
    var before = Json.object();
    before.set("items", subscription.get("items").deepCopy());
    before.set("latest_invoice", subscription.get("latest_invoice"));
    period(subscription, subscription.path("_cycle").asLong() + 1);
    work.put("subscriptions", subscription);
    for (JsonNode id : subscription.path("discounts")) {
      var discount = work.edit("discounts", id.asText());
      if (discount.hasNonNull("end") && discount.get("end").asLong() <= work.now()) {
        drop(work, discount);
      }
    }
    var current = work.edit("subscriptions", subscription.path("id").asText());
    var draft = invoicing.draft(work, current, "subscription_cycle");
    current.set("latest_invoice", draft.get("id"));
    work.put("subscriptions", current);
    work.emit("customer.subscription.updated", current, before);
  }

  /** A draft's hour is over, or a failed payment is to be tried again. */
  public void collect(Work work, ObjectNode invoice) {
    if (invoice.path("status").asText().equals("draft")) {
      settle(work, invoice.path("id").asText());
    }
    invoicing.pay(work, invoice.path("id").asText());
  }

  /** Finalizing uses up the discounts that hold once. */
  public void settle(Work work, String invoice) {
    for (JsonNode id : invoicing.finalize(work, invoice).path("discounts")) {
      var discount = work.edit("discounts", id.asText());
      if (Discounts.coupon(work, discount).path("duration").asText().equals("once")) {
        drop(work, discount);
      }
    }
  }

  private static void drop(Work work, ObjectNode discount) {
    var subscription = work.edit("subscriptions", discount.path("subscription").asText());
    var left = Json.object().putArray("discounts");
    subscription
        .path("discounts")
        .forEach(
            id -> {
              if (!id.equals(discount.get("id"))) {
                left.add(id);
              }
            });
    if (left.size() < subscription.path("discounts").size()) {
      work.put("subscriptions", subscription.set("discounts", left));
      work.emit("customer.discount.deleted", discount);
    }
  }

  /** Ends a subscription now, as someone asked. */
  public static ObjectNode cancel(Work work, ObjectNode subscription) {
    return cancel(work, subscription, "cancellation_requested");
  }

  static ObjectNode cancel(Work work, ObjectNode subscription, String reason) {
    subscription.put("status", "canceled").put("canceled_at", work.now());
    subscription.put("ended_at", work.now()).remove("_due");
    subscription.withObject("/cancellation_details").put("reason", reason);
    work.put("subscriptions", subscription);
    Standing.stop(work, subscription);
    work.emit("customer.subscription.deleted", subscription);
    return subscription;
  }
}
