package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Cards;
import dev.promirror.standins.emulator.billing.Collecting;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Order;
import dev.promirror.standins.emulator.billing.Position;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.billing.Trials;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Begins subscriptions as calls ask for them. */
final class NewSubscriptions {
  /** What a subscription shows otherwise than a call gives it. */
  static final String[] OTHERWISE = {
    "billing_cycle_anchor",
    "cancel_at",
    "cancel_at_period_end",
    "currency",
    "customer",
    "discounts",
    "items",
    "trial_end"
  };

  private final Templates templates;
  private final Discounts discounts;
  private final Subscribing subscribing;

  NewSubscriptions(Templates templates) {
    this.templates = templates;
    this.discounts = new Discounts(templates);
    this.subscribing = new Subscribing(templates);
  }

  ObjectNode create(Work work, Params params) {
    var invoice = begin(work, params);
    String behaviour = params.text("payment_behavior", "allow_incomplete");
    if (behaviour.equals("error_if_incomplete") && invoice.path("status").asText().equals("open")) {
      Selling.mayCharge(work);
      var intent = Collecting.intent(work, invoice.path("id").asText());
      throw StripeRefusal.declined(intent).undoing();
    }
    var id = invoice.at("/parent/subscription_details/subscription");
    var subscription = work.edit(Subscriptions.TABLE, id.asText());
    if (SubscriptionChanges.end(work, params, subscription)) {
      work.put(Subscriptions.TABLE, subscription);
    }
    return subscription;
  }

  /** The first invoice of the subscription a call asks for. */
  ObjectNode begin(Work work, Params params) {
    String customer = params.text("customer", "");
    work.need(Customers.TABLE, "customer", customer, "customer");
    if (params.values().path("items").isEmpty()) {
      throw StripeRefusal.absent("items");
    }
    refuse(params);
    var prices = prices(work, params);
    String currency = params.text("currency", prices.getFirst().path("currency").asText());
    SubscriptionRules.alike(prices, currency);
    SubscriptionRules.oneCurrency(work, customer, currency);
    SubscriptionRules.trial(params.values(), "", work.now(), false);
    var positions = positions(work, params, customer, currency, prices);
    long subtotal = positions.stream().mapToLong(Position::amount).sum();
    Amounts.check("items", subtotal, 0, Amounts.LARGEST);
    var given =
        new GivenDiscounts(discounts, work, customer, currency, subtotal, true)
            .read(params.values().path("discounts"), "discounts", Set.of());
    long trialEnd = Trials.end(params.values(), work.now());
    var members = members(work, params, prices.getFirst());
    var order = new Order(customer, currency, positions, given, trialEnd, members);
    boolean tried = !params.text("payment_behavior", "").equals("default_incomplete");
    return subscribing.begin(work, order, tried);
  }

  private static void refuse(Params params) {
    if (params.text("payment_behavior", "").equals("pending_if_incomplete")) {
      throw StripeRefusal.invalid(
          "payment_behavior",
          "`pending_if_incomplete` is only used with updates and cannot be passed when creating a"
              + " Subscription.");
    }
    Unsupported.refuse(params, "backdate_start_date", "billing_cycle_anchor_config");
    SubscriptionRules.sent(params);
  }

  private List<ObjectNode> prices(Work work, Params params) {
    var making = new NewPrices(templates);
    var prices = new ArrayList<ObjectNode>();
    for (var item : params.values().path("items")) {
      prices.add(making.given(work, item, "items[" + prices.size() + "]", true));
    }
    int once = 0;
    for (var item : params.values().path("add_invoice_items")) {
      prices.add(making.given(work, item, "add_invoice_items[" + once++ + "]", false));
    }
    return prices;
  }

  private List<Position> positions(
      Work work, Params params, String customer, String currency, List<ObjectNode> prices) {
    var reading = new GivenDiscounts(discounts, work, customer, currency, 0, false);
    var positions = new ArrayList<Position>();
    int recurring = params.values().path("items").size();
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

  private ObjectNode members(Work work, Params params, ObjectNode price) {
    var members = Echo.changes(templates.of("subscription"), params, OTHERWISE);
    members.putObject("metadata");
    Metadata.merge(members, params);
    if (params.has("billing_cycle_anchor")) {
      long anchor = params.number("billing_cycle_anchor", 0);
      SubscriptionRules.anchor(work, anchor, price.path("recurring"));
      members.put("billing_cycle_anchor", anchor);
      members.put("_prorated", !params.text("proration_behavior", "").equals("none"));
    }
    return paid(work, templates, members, params.text("customer", ""));
  }

  /** A subscription's payment method is its customer's. */
  static ObjectNode paid(Work work, Templates templates, ObjectNode members, String customer) {
    String method = members.path("default_payment_method").textValue();
    if (method != null) {
      var named = new Cards(templates).named(work, method, "default_payment_method");
      if (!named.path("customer").asText().equals(customer)) {
        throw StripeRefusal.coded(
            "resource_missing",
            "default_payment_method",
            "The customer does not have a payment method with the ID %s. The payment method must be attached to the customer."
                .formatted(method));
      }
    }
    return members;
  }
}
