package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;

/** Makes a subscription of an order, redeems what it is given, and leaves the bill to others. */
final class Starting {
  private static final String TABLE = "subscriptions";

  private final Templates templates;
  private final Items items;
  private final InvoiceItems invoiceItems;

  Starting(Templates templates) {
    this.templates = templates;
    this.items = new Items(templates);
    this.invoiceItems = new InvoiceItems(templates);
  }

  /** The id of the new subscription. */
  String start(Work work, Order order) {
    var subscription = templates.of("subscription");
    String id = work.newId("sub");
    subscription.put("id", id).put("created", work.now()).put("start_date", work.now());
    subscription.put("billing_cycle_anchor", work.now());
    subscription.put("currency", order.currency()).put("customer", order.customer());
    subscription.setAll(order.members());
    if (total(work, order) > 0 && !Sending.sent(subscription)) {
      subscription.put("status", "incomplete");
    }
    fill(work, subscription, order);
    if (order.trialEnd() > 0) {
      Periods.trial(subscription, work.now(), order.trialEnd());
    } else if (subscription.path("billing_cycle_anchor").asLong() > work.now()) {
      Periods.approach(subscription, work.now());
    } else {
      Periods.enter(subscription, 0);
    }
    name(subscription, order.discounts());
    work.put(TABLE, subscription);
    work.emit("customer.subscription.created", subscription);
    hold(work, id, order);
    order.positions().stream()
        .filter(position -> !position.recurring())
        .forEach(position -> invoiceItems.once(work, subscription, position));
    return id;
  }

  /** What the first invoice will come to: a subscription with something to pay is incomplete. */
  private static long total(Work work, Order order) {
    var lines = new ArrayList<Split.Line>();
    for (var position : order.positions()) {
      long amount = order.trialEnd() > 0 && position.recurring() ? 0 : position.amount();
      var line = new Split.Line(amount, position.price().path("product").asText());
      long left = left(work, List.of(line), position.discounts(), order.currency());
      lines.add(new Split.Line(left, line.product()));
    }
    var customer = work.edit("customers", order.customer());
    boolean inherits =
        order.discounts().isEmpty() && customer.get("discount") instanceof ObjectNode;
    var whole = inherits ? List.of((ObjectNode) customer.path("discount")) : order.discounts();
    return left(work, lines, whole, order.currency());
  }

  private static long left(
      Work work, List<Split.Line> lines, List<ObjectNode> discounts, String currency) {
    var deals =
        discounts.stream()
            .map(discount -> Deal.of(Discounts.coupon(work, discount), currency))
            .toList();
    long left = lines.stream().mapToLong(Split.Line::amount).sum();
    for (long[] share : Split.of(lines, deals, Rounding.of(work))) {
      left -= Split.sum(share);
    }
    return left;
  }

  private void fill(Work work, ObjectNode subscription, Order order) {
    var list = subscription.putObject("items").put("object", "list").put("has_more", false);
    list.put("url", "/v1/subscription_items?subscription=" + subscription.path("id").asText());
    list.putArray("data");
    for (var position : order.positions()) {
      if (position.recurring()) {
        var item = items.add(work, subscription).put("quantity", position.quantity());
        item.set("price", position.price());
        item.set("metadata", position.metadata());
        name(item, position.discounts());
      }
    }
  }

  private static void name(ObjectNode holder, List<ObjectNode> discounts) {
    var ids = holder.putArray("discounts");
    discounts.forEach(discount -> ids.add(discount.path("id").asText()));
  }

  /** Redeems what a new subscription and its items are given. */
  private static void hold(Work work, String id, Order order) {
    var subscription = work.edit(TABLE, id);
    subscription.putArray("discounts");
    Holdings.swap(work, subscription, subscription, order.discounts());
    int next = 0;
    for (var position : order.positions()) {
      if (position.recurring()) {
        var item = (ObjectNode) subscription.path("items").path("data").path(next++);
        item.putArray("discounts");
        Holdings.swap(work, subscription, item, position.discounts());
      }
    }
    work.put(TABLE, subscription);
  }
}
