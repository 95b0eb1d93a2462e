package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** The single payment of a checkout session, made at once or arriving days later. */
record SessionPayments(Templates templates, Payments payments) {
  /** Returns why the card was declined, or null. */
  @Nullable String pay(
      Work work,
      ObjectNode session,
      Member member,
      @Nullable ObjectNode discount,
      boolean delayed) {
    if (!session.hasNonNull("customer")
        && session.path("customer_creation").asText().equals("always")) {
      session.put("customer", member.buying(session).create(work, templates));
    }
    if (discount != null && !session.has("_redeemed")) {
      discount.set("checkout_session", session.get("id"));
      discount.set("customer", session.get("customer"));
      Discounts.redeem(work, discount);
    }
    if (session.path("amount_total").asLong() == 0) {
      counted(work, discount);
      return null;
    }
    String intent = intent(work, session);
    if (delayed) {
      payments.process(work, intent);
      return null;
    }
    var tried = payments.confirm(work, intent);
    if (Payments.succeeded(tried)) {
      counted(work, discount);
      return null;
    }
    return tried.at("/last_payment_error/decline_code").asText();
  }

  /** The session's intent, made when first needed; a code typed later changes its amount. */
  private String intent(Work work, ObjectNode session) {
    long amount = session.path("amount_total").asLong();
    String id = session.path("payment_intent").textValue();
    if (id == null) {
      String customer = session.path("customer").textValue();
      String currency = session.path("currency").asText();
      var more = Payments.told(session.path("_payment_intent_data"));
      id = payments.intend(work, amount, currency, customer, more).path("id").asText();
      session.put("payment_intent", id);
    } else {
      Payments.resize(work, id, amount);
    }
    return id;
  }

  private static void counted(Work work, @Nullable ObjectNode discount) {
    if (discount != null) {
      Discounts.paid(work, discount.path("id").asText());
    }
  }

  /** A payment that took days has arrived, or never will. */
  ObjectNode arrive(Work work, ObjectNode session, boolean paid) {
    var intent = work.get(Payments.INTENTS, session.path("payment_intent").asText());
    if (intent == null || !intent.path("status").asText().equals("processing")) {
      throw StripeRefusal.invalid("session", "No payment of this Checkout Session is on its way.");
    }
    if (paid) {
      payments.succeed(work, intent.path("id").asText());
      counted(work, session.get("_discount") instanceof ObjectNode given ? given : null);
      session.put("payment_status", "paid");
    } else {
      payments.fail(work, intent.path("id").asText(), "generic_decline");
    }
    work.put("checkout_sessions", session);
    work.emit("checkout.session.async_payment_" + (paid ? "succeeded" : "failed"), session);
    return session;
  }
}
