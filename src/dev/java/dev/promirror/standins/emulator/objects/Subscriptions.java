package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Holdings;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Subscriptions, which checkouts, calls and schedules begin. */
final class Subscriptions {
  static final String TABLE = "subscriptions";
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("price", Kind.TEXT)
          .may("plan", Kind.TEXT)
          .may("collection_method", Kind.choice("charge_automatically", "send_invoice"))
          .may("current_period_end", Kind.TIME_RANGE)
          .may("current_period_start", Kind.TIME_RANGE)
          .may("automatic_tax", Kind.hash(Shape.of().must("enabled", Kind.BOOLEAN)))
          .may("customer_account", Kind.TEXT)
          .may("test_clock", Kind.TEXT)
          .may(
              "status",
              Kind.choice(
                  "active",
                  "all",
                  "canceled",
                  "ended",
                  "incomplete",
                  "incomplete_expired",
                  "past_due",
                  "paused",
                  "trialing",
                  "unpaid"));

  private final Subscribing subscribing;
  private final NewSubscriptions beginning;
  private final SubscriptionChanges changes;

  Subscriptions(Templates templates) {
    this.beginning = new NewSubscriptions(templates);
    this.subscribing = new Subscribing(templates);
    this.changes = new SubscriptionChanges(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "subscriptions.create",
        Route.object(SubscriptionShapes.CREATE, beginning::create),
        "subscriptions.update",
        Route.object(SubscriptionShapes.UPDATE, changes::update),
        "subscriptions.retrieve",
        Route.retrieve(TABLE, "subscription"),
        "subscriptions.list",
        new Route(LIST, Subscriptions::list),
        "subscriptions.cancel",
        Route.object(
            Shape.call().may("invoice_now", Kind.BOOLEAN).may("prorate", Kind.BOOLEAN),
            this::cancel),
        "subscriptions.resume",
        Route.object(Shape.call(), this::resume),
        "subscriptions.delete_discount",
        Route.object(Shape.call(), Subscriptions::deleteDiscount));
  }

  private static ObjectNode list(Work work, Params params) {
    String status = params.text("status", "");
    String price = params.text("price", params.text("plan", ""));
    return new Pages(TABLE, "subscription", "/v1/subscriptions")
        .page(
            work,
            params,
            work.positions(TABLE, "customer", params.text("customer")),
            row -> {
              boolean wanted =
                  switch (status) {
                    case "all" -> true;
                    case "" -> !row.path("status").asText().equals("canceled");
                    case "ended" -> !Ending.running(row);
                    default -> row.path("status").asText().equals(status);
                  };
              return wanted
                  && (price.isEmpty()
                      || row.at("/items/data").findValuesAsText("id").contains(price))
                  && narrowed(params, row);
            });
  }

  private static boolean narrowed(Params params, ObjectNode row) {
    var item = row.path("items").path("data").path(0);
    var tax = params.values().at("/automatic_tax/enabled");
    return Filters.same(params, row, "collection_method", "customer_account", "test_clock")
        && (tax.isMissingNode() || tax.equals(row.at("/automatic_tax/enabled")))
        && Pages.within(
            params.values().get("current_period_start"), item.path("current_period_start"))
        && Pages.within(params.values().get("current_period_end"), item.path("current_period_end"));
  }

  /** Ends at once: what is unused is credited, and what waits billed, only if the call says so. */
  private ObjectNode cancel(Work work, Params params) {
    var subscription = running(work, params.id());
    var details = subscription.withObject("/cancellation_details");
    params.values().path("cancellation_details").forEachEntry(details::set);
    work.put(TABLE, subscription);
    subscribing.close(
        work, params.id(), params.flag("prorate", false), params.flag("invoice_now", false));
    return Ending.end(work, work.edit(TABLE, params.id()), "cancellation_requested");
  }

  /** Goes on after a trial that ended without a way to pay. */
  private ObjectNode resume(Work work, Params params) {
    var subscription = running(work, params.id());
    if (!subscription.path("status").asText().equals("paused")) {
      throw StripeRefusal.invalid(null, "You cannot resume a subscription that is not paused.");
    }
    subscribing.resume(work, params.id());
    return work.edit(TABLE, params.id());
  }

  /** A subscription that has not ended. */
  static ObjectNode running(Work work, String id) {
    work.need(TABLE, "subscription", id, "id");
    var subscription = work.edit(TABLE, id);
    if (!Ending.running(subscription)) {
      throw StripeRefusal.noSuch("subscription", id, "id");
    }
    return subscription;
  }

  /** Takes away the discount, the newest where there are several. */
  private static ObjectNode deleteDiscount(Work work, Params params) {
    var subscription = running(work, params.id());
    var held = Holdings.listed(work, subscription);
    if (held.isEmpty()) {
      throw StripeRefusal.coded(
          "resource_missing", null, "No active discount for subscription: " + params.id());
    }
    return deleted(work, held.getLast());
  }

  static ObjectNode deleted(Work work, ObjectNode discount) {
    Holdings.takeAway(work, discount);
    var answer = discount.deepCopy();
    answer.remove("end");
    return answer.put("deleted", true);
  }
}
