package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Holdings;
import dev.promirror.standins.emulator.billing.Order;
import dev.promirror.standins.emulator.billing.Position;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.billing.Trials;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subscriptions, which checkouts, calls and schedules begin. */
final class Subscriptions {
  static final String TABLE = "subscriptions";
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("price", Kind.TEXT)
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

  private final Discounts discounts;
  private final Subscribing subscribing;
  private final SubscriptionChanges changes;

  Subscriptions(Templates templates) {
    this.discounts = new Discounts(templates);
    this.subscribing = new Subscribing(templates);
    this.changes = new SubscriptionChanges(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "subscriptions.create",
        Route.object(SubscriptionShapes.CREATE, this::create),
        "subscriptions.update",
        Route.object(SubscriptionShapes.UPDATE, changes::update),
        "subscriptions.retrieve",
        Route.retrieve(TABLE, "subscription"),
        "subscriptions.list",
        new Route(LIST, Subscriptions::list),
        "subscriptions.cancel",
        Route.object(
            Shape.call().may("invoice_now", Kind.BOOLEAN).may("prorate", Kind.BOOLEAN),
            Subscriptions::cancel),
        "subscriptions.delete_discount",
        Route.object(Shape.call(), Subscriptions::deleteDiscount));
  }

  private ObjectNode create(Work work, Params params) {
    String customer = params.text("customer", "");
    work.need(Customers.TABLE, "customer", customer, "customer");
    var items = params.values().path("items");
    if (items.isEmpty()) {
      throw StripeRefusal.absent("items");
    }
    var prices = new ArrayList<ObjectNode>();
    for (var item : items) {
      String param = "items[" + prices.size() + "][price]";
      prices.add(SubscriptionRules.price(work, item.path("price").asText(), param, true));
    }
    int recurring = prices.size();
    for (var once : params.values().path("add_invoice_items")) {
      prices.add(
          SubscriptionRules.price(
              work, once.path("price").asText(), "add_invoice_items[0][price]", false));
    }
    String currency = params.text("currency", prices.getFirst().path("currency").asText());
    SubscriptionRules.alike(prices, currency);
    SubscriptionRules.oneCurrency(work, customer, currency);
    SubscriptionRules.trial(params.values(), "", work.now(), false);
    var positions = positions(work, params, customer, currency, prices, recurring);
    long subtotal = positions.stream().mapToLong(Position::amount).sum();
    Amounts.check("items", subtotal, 0, Amounts.LARGEST);
    var given =
        new GivenDiscounts(discounts, work, customer, currency, subtotal, true)
            .read(params.values().path("discounts"), "discounts", Set.of());
    long trialEnd = Trials.end(params.values(), work.now());
    var order = new Order(customer, currency, positions, given, trialEnd, members(params));
    var invoice = subscribing.begin(work, order);
    return ending(work, params, invoice.at("/parent/subscription_details/subscription"));
  }

  private List<Position> positions(
      Work work,
      Params params,
      String customer,
      String currency,
      List<ObjectNode> prices,
      int recurring) {
    var reading = new GivenDiscounts(discounts, work, customer, currency, 0, false);
    var positions = new ArrayList<Position>();
    for (var item : params.values().path("items")) {
      String param = "items[" + positions.size() + "]";
      long quantity = SubscriptionRules.quantity(item.get("quantity"), param + "[quantity]");
      var own = reading.read(item.path("discounts"), param + "[discounts]", Set.of());
      var metadata = item.get("metadata") instanceof ObjectNode given ? given : Json.object();
      positions.add(new Position(prices.get(positions.size()), quantity, own, metadata));
    }
    for (var once : params.values().path("add_invoice_items")) {
      var price = prices.get(positions.size());
      String param = "add_invoice_items[" + (positions.size() - recurring) + "][quantity]";
      long quantity = SubscriptionRules.quantity(once.get("quantity"), param);
      positions.add(new Position(price, quantity, List.of(), Json.object()));
    }
    return positions;
  }

  private static ObjectNode members(Params params) {
    var members = Json.object();
    members.putObject("metadata");
    Metadata.merge(members, params);
    params.copy(members, "description", "default_payment_method", "trial_settings");
    return members;
  }

  private static ObjectNode ending(Work work, Params params, JsonNode id) {
    var subscription = work.edit(TABLE, id.asText());
    if (SubscriptionChanges.end(work, params, subscription)) {
      work.put(TABLE, subscription);
    }
    return subscription;
  }

  private static ObjectNode list(Work work, Params params) {
    String status = params.text("status", "");
    String price = params.text("price");
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
                  && (price == null
                      || row.at("/items/data").findValuesAsText("id").contains(price));
            });
  }

  private static ObjectNode cancel(Work work, Params params) {
    return Ending.end(work, running(work, params.id()), "cancellation_requested");
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
