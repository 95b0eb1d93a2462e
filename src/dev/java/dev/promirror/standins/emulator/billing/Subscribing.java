package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of subscriptions: begun by a checkout or a call, renewed by time, ended. */
public final class Subscribing {
  private static final String TABLE = "subscriptions";
  private static final String UPDATED = "customer.subscription.updated";

  private final Starting starting;
  private final Invoicing invoicing;
  private final Amending amending;
  private final Phases phases;
  private final InvoiceItems invoiceItems;

  /** Objects begin as templates. */
  public Subscribing(Templates templates) {
    this.invoiceItems = new InvoiceItems(templates);
    this.starting = new Starting(templates);
    this.invoicing = new Invoicing(templates);
    this.amending = new Amending(templates, this::billNow);
    this.phases = new Phases(templates, this, amending);
  }

  /** Starts the subscription of a completed checkout and pays its first invoice. */
  ObjectNode begin(Work work, ObjectNode session, @Nullable ObjectNode discount) {
    var positions = new ArrayList<Position>();
    for (var line : session.path("~line_items").path("data")) {
      var price = (ObjectNode) line.path("price").deepCopy();
      long quantity = line.path("quantity").asLong();
      positions.add(new Position(price, quantity, List.of(), Json.object()));
    }
    return begin(
        work,
        new Order(
            session.path("customer").asText(),
            session.path("currency").asText(),
            positions,
            discount == null ? List.of() : List.of(discount),
            Trials.end(session.path("_subscription_data"), work.now()),
            Trials.members(session)),
        true);
  }

  /**
   * Starts a subscription and returns its first invoice.
   *
   * @param tried whether its payment is tried at once; otherwise it waits to be confirmed
   */
  public ObjectNode begin(Work work, Order order, boolean tried) {
    String id = starting.start(work, order);
    var invoice = bill(work, id, "subscription_create", true, tried);
    Trials.warn(work, id);
    return invoice;
  }

  /** Drafts an invoice, finalizes it and has it paid; one that is sent stays a draft for now. */
  private ObjectNode bill(Work work, String id, String reason, boolean period, boolean tried) {
    var draft = draft(work, id, reason, period);
    if (Sending.sent(draft)) {
      return draft;
    }
    String invoice = draft.path("id").asText();
    settle(work, invoice);
    boolean free = work.edit("invoices", invoice).path("amount_remaining").asLong() == 0;
    return tried || free ? invoicing.pay(work, invoice) : work.edit("invoices", invoice);
  }

  private void billNow(Work work, String id, boolean period) {
    bill(work, id, "subscription_update", period, true);
  }

  /** Something to be billed once, with the next invoice. */
  public void once(Work work, String id, Position position) {
    invoiceItems.once(work, work.edit(TABLE, id), position);
  }

  /**
   * Before a subscription ends: what is unused is credited, and what waits is billed.
   *
   * @param prorate whether anything is credited
   * @param bill whether what waits is billed at once
   */
  public void close(Work work, String id, boolean prorate, boolean bill) {
    if (prorate && !Periods.trialing(work.edit(TABLE, id))) {
      amending.unused(work, id);
    }
    if (bill && !InvoiceItems.pending(work, work.edit(TABLE, id)).isEmpty()) {
      billNow(work, id, false);
    }
  }

  /** A subscription that paused for want of a way to pay begins its first paid period. */
  public void resume(Work work, String id) {
    var subscription = work.edit(TABLE, id);
    var before = Renderer.render(work, subscription);
    subscription.put("status", "active").put("billing_cycle_anchor", work.now());
    Periods.enter(subscription, 0);
    work.put(TABLE, subscription);
    Updates.tell(work, TABLE, UPDATED, before, id);
    work.emit("customer.subscription.resumed", subscription);
    billNow(work, id, true);
  }

  private ObjectNode draft(Work work, String id, String reason, boolean period) {
    var draft = invoicing.draft(work, work.edit(TABLE, id), reason, period);
    work.put(TABLE, work.edit(TABLE, id).set("latest_invoice", draft.get("id")));
    return draft;
  }

  /** Something of a subscription has come: a warning, the end of a period, of a phase, of it. */
  public void renew(Work work, ObjectNode subscription) {
    if (subscription.path("status").asText().equals("incomplete")) {
      Standing.expire(work, subscription);
      return;
    }
    String id = subscription.path("id").asText();
    var before = Renderer.render(work, subscription);
    Pausing.over(work, id);
    if (phases.due(work, subscription)) {
      phases.next(work, subscription);
    }
    var current = work.edit(TABLE, id);
    if (Ending.due(work, current)) {
      Ending.end(work, current, "cancellation_requested");
    } else if (Ending.running(current)) {
      if (Periods.end(current) <= work.now()) {
        if (Pausing.unpayable(work, current)) {
          return;
        }
        cycle(work, current);
      } else {
        Trials.warn(work, id);
        current = work.edit(TABLE, id);
        Periods.look(current);
        work.put(TABLE, current);
      }
      Updates.tell(work, TABLE, UPDATED, before, id);
    }
  }

  /** The draft of the period that comes, at the time of this work. */
  public ObjectNode next(Work work, String id) {
    cycle(work, work.edit(TABLE, id));
    return work.edit("invoices", work.edit(TABLE, id).path("latest_invoice").asText());
  }

  private void cycle(Work work, ObjectNode subscription) {
    String id = subscription.path("id").asText();
    if (Periods.trialing(subscription)) {
      subscription.put("status", "active");
    }
    subscription.remove("_prorated");
    Periods.enter(subscription, subscription.path("_cycle").asLong() + 1);
    work.put(TABLE, subscription);
    var held = new ArrayList<>(Holdings.of(work, subscription));
    subscription
        .path("items")
        .path("data")
        .forEach(item -> held.addAll(Holdings.listed(work, item)));
    held.stream()
        .filter(discount -> discount.hasNonNull("end"))
        .filter(discount -> discount.path("end").asLong() <= work.now())
        .forEach(discount -> Holdings.drop(work, discount));
    Pausing.hold(work, draft(work, id, "subscription_cycle", true).deepCopy());
  }

  /** Changes a subscription; the caller tells of it. See {@link Amending#amend}. */
  public void amend(
      Work work,
      String id,
      List<ItemChange> changes,
      @Nullable List<ObjectNode> discounts,
      String behaviour,
      long at) {
    amending.amend(work, id, changes, discounts, behaviour, at);
  }

  /** Ends a trial now: the first paid period begins and is billed. */
  public void endTrial(Work work, String id) {
    var subscription = work.edit(TABLE, id);
    subscription.put("status", "active").put("trial_end", work.now()).put("_warned", true);
    subscription.put("billing_cycle_anchor", work.now());
    Periods.enter(subscription, 0);
    work.put(TABLE, subscription);
    work.emit("customer.subscription.trial_will_end", subscription);
    billNow(work, id, true);
  }

  /** A running schedule's current phase is another than it was. */
  public void changePhase(
      Work work, ObjectNode schedule, JsonNode former, JsonNode phase, String behaviour) {
    phases.change(work, schedule, former, phase, behaviour);
  }

  /** A schedule that waits for its first phase begins its subscription. */
  public void startSchedule(Work work, ObjectNode schedule) {
    phases.begin(work, schedule);
  }

  /** A draft's hour is over, or a failed payment is to be tried again. */
  public void collect(Work work, ObjectNode invoice) {
    String id = invoice.path("id").asText();
    if (invoice.path("status").asText().equals("draft")) {
      settle(work, id);
      if (Pausing.writtenOff(work, id)) {
        return;
      }
    }
    if (Sending.sent(invoice) && invoice.path("total").asLong() > 0) {
      Sending.send(work, work.edit("invoices", id));
    } else {
      invoicing.pay(work, id);
    }
  }

  /** A discount's time is over. */
  public static void lapse(Work work, ObjectNode discount) {
    Holdings.drop(work, discount);
  }

  /** Finalizing uses up the discounts that hold once. */
  public void settle(Work work, String id) {
    var invoice = invoicing.finalize(work, id);
    boolean trial = InvoiceTotals.trial(invoice);
    if (trial && !work.holds(Fact.TRIAL_INVOICE_USES_UP_ONCE)) {
      return;
    }
    var used = new ArrayList<>(Holdings.listed(work, invoice));
    for (JsonNode line : invoice.path("lines").path("data")) {
      used.addAll(Holdings.listed(work, line));
    }
    for (var discount : used) {
      if (Discounts.coupon(work, discount).path("duration").asText().equals("once")) {
        Holdings.drop(work, discount);
      }
    }
  }
}
