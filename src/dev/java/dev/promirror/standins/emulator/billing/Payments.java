package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.render.Filled;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Money that moves: payment intents, and the charges that try to fulfil them. */
public record Payments(Templates templates) {
  /** Where payment intents are stored. */
  public static final String INTENTS = "payment_intents";

  /** Where charges are stored. */
  public static final String CHARGES = "charges";

  /** A payment to be made; nothing is taken yet. */
  public ObjectNode intend(Work work, long amount, String currency, @Nullable String customer) {
    return intend(work, amount, currency, customer, plain -> {});
  }

  /** A payment to be made, with more said about it. */
  public ObjectNode intend(
      Work work,
      long amount,
      String currency,
      @Nullable String customer,
      Consumer<ObjectNode> more) {
    var intent = templates.of("payment_intent");
    String id = work.newId("pi");
    intent
        .put("id", id)
        .put("amount", amount)
        .put("client_secret", id + "_secret_" + work.rows().text(25))
        .put("created", work.now())
        .put("currency", currency)
        .put("customer", customer)
        .put("status", "requires_payment_method");
    more.accept(intent);
    work.put(INTENTS, intent);
    work.emit("payment_intent.created", intent);
    return intent;
  }

  /** Tries to take the amount of an intent and returns the intent, succeeded or not. */
  public ObjectNode confirm(Work work, String id) {
    var intent = work.edit(INTENTS, id);
    if (!Selling.may(work)) {
      return refuse(work, intent);
    }
    String why = FailingCards.decline(work, intent.path("customer").textValue());
    return why == null ? succeed(work, id) : fail(work, id, why);
  }

  /** Whether an intent has brought its money. */
  public static boolean succeeded(ObjectNode intent) {
    return intent.path("status").asText().equals("succeeded");
  }

  /** The payment is on its way and will arrive, or not, in some days. */
  ObjectNode process(Work work, String id) {
    var intent = work.edit(INTENTS, id).put("status", "processing");
    work.put(INTENTS, intent);
    work.emit("payment_intent.processing", intent);
    return intent;
  }

  /** The money arrives. */
  ObjectNode succeed(Work work, String id) {
    var intent = work.edit(INTENTS, id);
    var charge = charge(work, intent);
    charge.put("amount_captured", charge.path("amount").asLong());
    work.put(CHARGES, charge);
    work.emit("charge.succeeded", charge);
    intent.set("latest_charge", charge.get("id"));
    intent.set("amount_received", intent.get("amount"));
    intent.put("status", "succeeded").putNull("last_payment_error");
    work.put(INTENTS, intent);
    work.emit("payment_intent.succeeded", intent);
    return intent;
  }

  /** The bank declines. */
  ObjectNode fail(Work work, String id, String why) {
    var intent = work.edit(INTENTS, id);
    var charge = charge(work, intent);
    charge.put("captured", false).put("paid", false).put("status", "failed");
    charge.put("failure_code", "card_declined").put("failure_message", "Your card was declined.");
    charge
        .withObject("/outcome")
        .put("network_status", "declined_by_network")
        .put("reason", why)
        .put("seller_message", "The bank did not return any further details with this decline.")
        .put("type", "issuer_declined");
    work.put(CHARGES, charge);
    work.emit("charge.failed", charge);
    intent.set("latest_charge", charge.get("id"));
    intent.put("status", "requires_payment_method");
    intent.set("last_payment_error", error(charge, why));
    work.put(INTENTS, intent);
    work.emit("payment_intent.payment_failed", intent);
    return intent;
  }

  /** The account may not take money: no bank is asked, so there is no charge. */
  private static ObjectNode refuse(Work work, ObjectNode intent) {
    intent
        .putObject("last_payment_error")
        .put("message", Selling.why(work))
        .put("type", "invalid_request_error");
    work.put(INTENTS, intent);
    work.emit("payment_intent.payment_failed", intent);
    return intent;
  }

  private static ObjectNode error(ObjectNode charge, String why) {
    return Json.object()
        .put("charge", charge.path("id").asText())
        .put("code", "card_declined")
        .put("decline_code", why)
        .put("doc_url", "https://stripe.com/docs/error-codes/card-declined")
        .put("message", "Your card was declined.")
        .put("type", "card_error");
  }

  private ObjectNode charge(Work work, ObjectNode intent) {
    var charge = templates.of("charge");
    String id = work.newId("ch");
    charge.put("id", id).put("created", work.now());
    charge.set("payment_intent", intent.get("id"));
    for (String name : new String[] {"amount", "currency", "customer", "description"}) {
      charge.set(name, intent.get(name));
    }
    charge.set("metadata", intent.path("metadata").deepCopy());
    charge.set("~refunds", Filled.of("refunds", "charge", id, "/v1/charges/" + id + "/refunds"));
    return charge;
  }

  /** Another amount is to be paid than was intended. */
  static void resize(Work work, String id, long amount) {
    work.put(INTENTS, work.edit(INTENTS, id).put("amount", amount));
  }

  /** Gives an intent up. */
  public static ObjectNode cancel(Work work, ObjectNode intent, String reason) {
    intent.put("status", "canceled").put("canceled_at", work.now());
    intent.put("cancellation_reason", reason);
    work.put(INTENTS, intent);
    work.emit("payment_intent.canceled", intent);
    return intent;
  }

  /** Changes a charge; the event tells what it was before. */
  static void changed(Work work, String event, ObjectNode charge) {
    work.emit(event, charge, Updates.put(work, CHARGES, charge));
  }
}
