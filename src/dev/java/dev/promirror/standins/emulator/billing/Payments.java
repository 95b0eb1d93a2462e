package dev.promirror.standins.emulator.billing;

import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** Money that moves: a payment intent with its charge, both succeeded at once. */
record Payments(Templates templates) {
  /** Takes an amount and returns the payment intent's id. */
  String take(Work work, long amount, String currency, @Nullable String customer) {
    var intent = templates.of("payment_intent");
    var charge = templates.of("charge");
    String chargeId = work.newId("ch");
    intent
        .put("id", work.newId("pi"))
        .put("created", work.now())
        .put("amount", amount)
        .put("amount_received", amount)
        .put("currency", currency)
        .put("customer", customer)
        .put("latest_charge", chargeId);
    charge
        .put("id", chargeId)
        .put("created", work.now())
        .put("amount", amount)
        .put("amount_captured", amount)
        .put("currency", currency)
        .put("customer", customer)
        .set("payment_intent", intent.get("id"));
    work.put("payment_intents", intent);
    work.put("charges", charge);
    work.emit("charge.succeeded", charge);
    work.emit("payment_intent.succeeded", intent);
    return intent.path("id").asText();
  }
}
