package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.render.Filled;
import dev.promirror.standins.emulator.render.Renderer;
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

  /** What a charge has from its intent. */
  private static final String[] SAME = {
    "application_fee_amount",
    "on_behalf_of",
    "payment_method",
    "receipt_email",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_group"
  };

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
    String declined = why == null ? Cards.decline(work, intent) : why;
    if (declined != null) {
      return fail(work, id, declined);
    }
    return intent.path("capture_method").asText().equals("manual")
        ? authorise(work, intent)
        : succeed(work, id);
  }

  /** What a call says of an intent that is to be made for it. */
  static Consumer<ObjectNode> told(JsonNode data) {
    return intent -> {
      if (data instanceof ObjectNode given) {
        var params = new Params("", given);
        Echo.into(intent, params);
        Metadata.merge(intent, params);
      }
    };
  }

  /** The bank sets the amount aside, for somebody to take it. */
  private ObjectNode authorise(Work work, ObjectNode intent) {
    var charge = charge(work, intent).put("captured", false);
    work.put(CHARGES, charge);
    work.emit("charge.succeeded", charge);
    intent.set("latest_charge", charge.get("id"));
    intent.set("amount_capturable", intent.get("amount"));
    intent.put("status", "requires_capture").putNull("last_payment_error");
    work.put(INTENTS, intent);
    work.emit("payment_intent.amount_capturable_updated", intent);
    return intent;
  }

  /** Takes of what was set aside; the rest is let go. */
  public ObjectNode capture(Work work, ObjectNode intent, long amount) {
    var charge = work.edit(CHARGES, intent.path("latest_charge").asText());
    charge.put("captured", true).put("amount_captured", amount);
    changed(work, "charge.captured", charge);
    intent.put("amount_capturable", 0).put("amount_received", amount).put("status", "succeeded");
    work.put(INTENTS, intent);
    work.emit("payment_intent.succeeded", intent);
    return intent;
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
    charge.put("failure_code", Cards.code(why)).put("failure_message", Cards.message(why));
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
    intent.set("last_payment_error", error(work, intent, charge, why));
    intent.putNull("payment_method");
    work.put(INTENTS, intent);
    work.emit("payment_intent.payment_failed", intent);
    return intent;
  }

  /** The account may not take money: no bank is asked, so there is no charge. */
  private static ObjectNode refuse(Work work, ObjectNode intent) {
    intent.put("status", "requires_payment_method").putNull("payment_method");
    intent
        .putObject("last_payment_error")
        .put("message", Selling.why(work))
        .put("type", "invalid_request_error");
    work.put(INTENTS, intent);
    work.emit("payment_intent.payment_failed", intent);
    return intent;
  }

  private static ObjectNode error(Work work, ObjectNode intent, ObjectNode charge, String why) {
    String code = Cards.code(why);
    var error =
        Json.object()
            .put("charge", charge.path("id").asText())
            .put("code", code)
            .put("decline_code", why)
            .put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'))
            .put("message", Cards.message(why));
    var method = work.get(Cards.METHODS, intent.path("payment_method").asText());
    if (method != null) {
      error.set("payment_method", Renderer.render(work, method));
    }
    return error.put("type", "card_error");
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
    for (String name : SAME) {
      charge.set(name, intent.get(name));
    }
    card(work, charge);
    charge.set("~refunds", Filled.of("refunds", "charge", id, "/v1/charges/" + id + "/refunds"));
    return charge;
  }

  private static void card(Work work, ObjectNode charge) {
    var method = work.get(Cards.METHODS, charge.path("payment_method").asText());
    if (method != null) {
      var shown = charge.withObject("/payment_method_details/card");
      for (String name : new String[] {"brand", "last4", "exp_month", "exp_year"}) {
        shown.set(name, method.path("card").get(name));
      }
      shown.set("network", method.path("card").get("brand"));
    }
  }

  /** Another amount is to be paid than was intended. */
  static void resize(Work work, String id, long amount) {
    work.put(INTENTS, work.edit(INTENTS, id).put("amount", amount));
  }

  /** Gives an intent up. */
  public static ObjectNode cancel(Work work, ObjectNode intent, @Nullable String reason) {
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
