package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Collecting;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Position;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.billing.Trials;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes to subscriptions that run, by calls about them or about one of their items. */
final class SubscriptionChanges {
  private static final String TABLE = Subscriptions.TABLE;

  private final Templates templates;
  private final Subscribing subscribing;

  SubscriptionChanges(Templates templates) {
    this.templates = templates;
    this.subscribing = new Subscribing(templates);
  }

  ObjectNode update(Work work, Params params) {
    work.need(TABLE, "subscription", params.id(), "id");
    var subscription = work.edit(TABLE, params.id());
    var before = Renderer.render(work, subscription);
    details(subscription, params);
    if (!Ending.running(subscription)) {
      onlyMetadata(params);
      work.put(TABLE, subscription);
    } else {
      members(work, params, subscription);
      work.put(TABLE, subscription);
      String former = subscription.path("latest_invoice").asText();
      billed(work, params, params.values().path("items"));
      paidOrUndone(work, params, former);
      var changed = work.edit(TABLE, params.id());
      if (end(work, params, changed)) {
        work.put(TABLE, changed);
      }
    }
    Updates.tell(work, TABLE, "customer.subscription.updated", before, params.id());
    return work.edit(TABLE, params.id());
  }

  private static void details(ObjectNode subscription, Params params) {
    Metadata.merge(subscription, params);
    var details = subscription.withObject("/cancellation_details");
    params.values().path("cancellation_details").forEachEntry(details::set);
  }

  private static void onlyMetadata(Params params) {
    var named = new HashSet<String>();
    params.values().fieldNames().forEachRemaining(named::add);
    if (!Set.of("metadata", "cancellation_details", "expand").containsAll(named)) {
      throw StripeRefusal.invalid(
          null, "A canceled subscription can only update its cancellation_details and metadata.");
    }
  }

  private void members(Work work, Params params, ObjectNode subscription) {
    Unsupported.refuse(params, "pending_invoice_item_interval", "billing_schedules");
    String behaviour = params.text("payment_behavior", "");
    if (behaviour.equals("pending_if_incomplete")) {
      throw Unsupported.parameter("payment_behavior=pending_if_incomplete");
    }
    if (params.text("billing_cycle_anchor", "unchanged").equals("now")) {
      throw Unsupported.parameter("billing_cycle_anchor=now");
    }
    if (params.has("collection_method")) {
      SubscriptionRules.sent(params);
    }
    Echo.into(subscription, params, NewSubscriptions.OTHERWISE);
    NewSubscriptions.paid(work, templates, subscription, subscription.path("customer").asText());
    Ending.look(subscription);
    var trialEnd = params.values().get("trial_end");
    if (trialEnd != null) {
      SubscriptionRules.trial(params.values(), "", work.now(), false);
      if (!subscription.path("status").asText().equals("trialing")) {
        throw StripeRefusal.invalid(
            "trial_end", "This emulator only moves the end of a trial that runs.");
      }
      if (trialEnd.isNumber()) {
        Trials.move(subscription, trialEnd.asLong());
      }
    }
  }

  /** A change that is to be paid at once, or not to be. */
  private static void paidOrUndone(Work work, Params params, String former) {
    String latest = work.edit(TABLE, params.id()).path("latest_invoice").asText();
    if (params.text("payment_behavior", "").equals("error_if_incomplete")
        && !latest.equals(former)
        && work.edit("invoices", latest).path("status").asText().equals("open")) {
      Selling.mayCharge(work);
      throw StripeRefusal.declined(Collecting.intent(work, latest)).undoing();
    }
  }

  private void billed(Work work, Params params, JsonNode items) {
    once(work, params);
    amend(work, params, items, params.values().get("discounts"));
    if (params.text("trial_end", "").equals("now")) {
      subscribing.endTrial(work, params.id());
    }
  }

  /** What is to be billed once, with the next invoice. */
  private void once(Work work, Params params) {
    int index = 0;
    for (var once : params.values().path("add_invoice_items")) {
      String param = "add_invoice_items[" + index++ + "]";
      var price = new NewPrices(templates).given(work, once, param, false);
      long quantity = SubscriptionRules.quantity(once.get("quantity"), param + "[quantity]");
      var position = new Position(price, quantity, List.of(), Json.object());
      subscribing.once(work, params.id(), position);
    }
  }

  /** Changes items and, unless {@code given} is null, the subscription's own discounts. */
  void amend(Work work, Params params, JsonNode items, @Nullable JsonNode given) {
    if (items.isEmpty() && given == null) {
      return;
    }
    String id = params.id();
    var subscription = work.edit(TABLE, id);
    var reading = new GivenItems(templates, work, subscription);
    var changes = reading.changes(items);
    long at = params.number("proration_date", work.now());
    String behaviour = params.text("proration_behavior", "create_prorations");
    var list = reading.discounts(given);
    subscribing.amend(work, id, changes, list, behaviour, at);
  }

  /** Lets a subscription end, or not, as a call says; whether the call says anything of it. */
  static boolean end(Work work, Params params, ObjectNode subscription) {
    if (params.values().has("cancel_at")) {
      boolean period = params.text("cancel_at", "").endsWith("_period_end");
      Ending.at(
          work,
          subscription,
          period ? Ending.periodEnd(subscription) : params.number("cancel_at", 0));
      return true;
    }
    if (params.has("cancel_at_period_end")) {
      boolean ends = params.flag("cancel_at_period_end", false);
      if (ends != subscription.path("cancel_at_period_end").asBoolean()) {
        Ending.at(work, subscription, ends ? Ending.periodEnd(subscription) : 0);
        return true;
      }
    }
    return false;
  }
}
