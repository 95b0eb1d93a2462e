package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** The member's side of a checkout session: a code typed, the button pressed, the money taken. */
public final class Checkout {
  private final Templates templates;
  private final Discounts discounts;
  private final Payments payments;
  private final Subscribing subscribing;

  /** Objects begin as templates. */
  public Checkout(Templates templates) {
    this.templates = templates;
    this.discounts = new Discounts(templates);
    this.payments = new Payments(templates);
    this.subscribing = new Subscribing(templates);
  }

  /**
   * Completes an open session.
   *
   * @param member who buys; the session's own customer goes first
   * @param text a code the member types, or null
   * @throws CodeRefused when the box does not take the code
   */
  public ObjectNode complete(Work work, ObjectNode session, Member member, @Nullable String text) {
    if (!session.path("status").asText().equals("open")) {
      throw StripeRefusal.invalid("session", "This Checkout Session is no longer open.");
    }
    if (text != null) {
      type(work, session, text);
    }
    session.put("status", "complete").putNull("url").remove("_due");
    session
        .withObject("/customer_details")
        .put("email", member.email())
        .put("name", member.name())
        .put("tax_exempt", "none");
    var discount = session.get("_discount") instanceof ObjectNode given ? given.deepCopy() : null;
    if (discount != null) {
      stillValid(work, discount);
    }
    boolean free = session.path("amount_total").asLong() == 0;
    session.put("payment_status", free ? "no_payment_required" : "paid");
    if (session.path("mode").asText().equals("subscription")) {
      subscribe(work, session, member, discount);
    } else {
      pay(work, session, member, discount);
    }
    if (discount != null) {
      SessionTotals.apply(work, session, discount);
    }
    work.put("checkout_sessions", session);
    work.emit("checkout.session.completed", session);
    return session;
  }

  private void type(Work work, ObjectNode session, String text) {
    if (!session.path("allow_promotion_codes").asBoolean()) {
      throw new CodeRefused("no_box", "This Checkout Session takes no promotion codes.");
    }
    var code =
        new CodeBox(work, session.path("customer").textValue())
            .code(
                text, session.path("currency").asText(), session.path("amount_subtotal").asLong());
    var coupon = work.edit("coupons", code.path("promotion").path("coupon").asText());
    SessionTotals.apply(work, session, discounts.make(work, coupon, code));
    session
        .putArray("discounts")
        .add(Json.object().putNull("coupon").set("promotion_code", code.get("id")));
  }

  /** A discount given when the session was opened may have been used up since. */
  private static void stillValid(Work work, ObjectNode discount) {
    String code = discount.path("promotion_code").textValue();
    boolean valid =
        code == null
            ? Validity.valid(work, Discounts.coupon(work, discount))
            : Validity.active(work, work.edit("promotion_codes", code));
    if (!valid) {
      throw new CodeRefused("no_longer_valid", "The discount of this session is no longer valid.");
    }
  }

  private void pay(Work work, ObjectNode session, Member member, @Nullable ObjectNode discount) {
    if (!session.hasNonNull("customer")
        && session.path("customer_creation").asText().equals("always")) {
      session.put("customer", member.customer(work, templates));
    }
    if (discount != null) {
      discount.set("checkout_session", session.get("id"));
      discount.set("customer", session.get("customer"));
      Discounts.redeem(work, discount);
    }
    long amount = session.path("amount_total").asLong();
    if (amount > 0) {
      String customer = session.path("customer").textValue();
      String currency = session.path("currency").asText();
      session.put("payment_intent", payments.take(work, amount, currency, customer));
    }
  }

  private void subscribe(
      Work work, ObjectNode session, Member member, @Nullable ObjectNode discount) {
    if (!session.hasNonNull("customer")) {
      session.put("customer", member.customer(work, templates));
    }
    var invoice = subscribing.begin(work, session, discount);
    session.set("invoice", invoice.get("id"));
    session.set("subscription", invoice.at("/parent/subscription_details/subscription"));
  }
}
