package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
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
  private final Collecting collecting;
  private final Subscribing subscribing;

  /** Objects begin as templates. */
  public Checkout(Templates templates) {
    this.templates = templates;
    this.discounts = new Discounts(templates);
    this.payments = new Payments(templates);
    this.collecting = new Collecting(templates);
    this.subscribing = new Subscribing(templates);
  }

  /**
   * Presses the button of an open session: it completes, or stays open when the card is declined.
   *
   * @param member who buys; the session's own customer goes first
   * @param text a code the member types, or null
   * @param delayed whether the payment takes days; {@link #arrive} tells how it ended
   * @throws CodeRefused when the box does not take the code
   */
  public ObjectNode complete(
      Work work, ObjectNode session, Member member, @Nullable String text, boolean delayed) {
    if (!session.path("status").asText().equals("open")) {
      throw StripeRefusal.invalid("session", "This Checkout Session is no longer open.");
    }
    Selling.mayCharge(work);
    boolean recurring = session.path("mode").asText().equals("subscription");
    if (recurring && delayed) {
      throw new IllegalArgumentException("only a single payment can be delayed");
    }
    if (text != null && !text.equalsIgnoreCase(session.path("_text").asText())) {
      type(work, session, text);
    }
    var discount = session.get("_discount") instanceof ObjectNode given ? given.deepCopy() : null;
    if (discount != null && !session.has("_redeemed")) {
      stillValid(work, discount);
      Discounts.begin(work, discount);
    }
    String declined =
        recurring
            ? subscribe(work, session, member, discount)
            : pay(work, session, member, discount, delayed);
    if (discount != null) {
      session.put("_redeemed", true);
      SessionTotals.apply(work, session, discount);
    }
    session.put("_declined", declined);
    if (declined == null) {
      close(work, session, member, delayed);
    } else {
      work.put("checkout_sessions", session);
    }
    return session;
  }

  private static void close(Work work, ObjectNode session, Member member, boolean delayed) {
    boolean free = session.path("amount_total").asLong() == 0;
    session.put("status", "complete").putNull("url").remove("_due");
    session.put("payment_status", free ? "no_payment_required" : delayed ? "unpaid" : "paid");
    session
        .withObject("/customer_details")
        .putNull("address")
        .putNull("business_name")
        .put("email", buyer(session, member).email())
        .putNull("individual_name")
        .put("name", member.name())
        .putNull("phone")
        .put("tax_exempt", "none")
        .putArray("tax_ids");
    work.put("checkout_sessions", session);
    work.emit("checkout.session.completed", session);
  }

  /** A payment that took days has arrived, or never will. */
  public ObjectNode arrive(Work work, ObjectNode session, boolean paid) {
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

  private void type(Work work, ObjectNode session, String text) {
    if (!session.path("allow_promotion_codes").asBoolean()) {
      throw new CodeRefused("no_box", "This Checkout Session takes no promotion codes.");
    }
    var code =
        new CodeBox(work, session.path("customer").textValue())
            .code(
                text, session.path("currency").asText(), session.path("amount_subtotal").asLong());
    if (session.has("_invoice")) {
      throw new CodeRefused("too_late", "What is to be paid cannot change any more.");
    }
    var coupon = work.edit("coupons", code.path("promotion").path("coupon").asText());
    SessionTotals.apply(work, session, discounts.make(work, coupon, code));
    long total = session.path("amount_total").asLong();
    if (session.path("mode").asText().equals("payment")
        && total > 0
        && total < Currencies.least(session.path("currency").asText())) {
      throw new CodeRefused("amount_too_small", "With this code too little is left to be charged.");
    }
    session.put("_text", text).remove("_redeemed");
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

  /** Returns why the card was declined, or null. */
  private @Nullable String pay(
      Work work,
      ObjectNode session,
      Member member,
      @Nullable ObjectNode discount,
      boolean delayed) {
    if (!session.hasNonNull("customer")
        && session.path("customer_creation").asText().equals("always")) {
      session.put("customer", buyer(session, member).create(work, templates));
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

  /** The subscription it was redeemed for before never began; the next one gets it anew. */
  private static @Nullable ObjectNode unspent(
      Work work, ObjectNode session, @Nullable ObjectNode discount) {
    if (discount != null && session.has("_redeemed")) {
      discount.put("id", work.newId("di"));
      Discounts.begin(work, discount);
    }
    return discount;
  }

  /** The address a session was opened with goes before the member's own. */
  private static Member buyer(ObjectNode session, Member member) {
    String email = session.path("customer_email").textValue();
    return email == null ? member : new Member(email, member.name());
  }

  /** Returns why the card was declined, or null. */
  private @Nullable String subscribe(
      Work work, ObjectNode session, Member member, @Nullable ObjectNode discount) {
    if (!session.hasNonNull("customer")) {
      session.put("customer", buyer(session, member).create(work, templates));
    }
    var before = work.get("invoices", session.path("_invoice").asText());
    var invoice =
        before != null && before.path("status").asText().equals("open")
            ? collecting.attempt(work, before.path("id").asText(), false)
            : subscribing.begin(work, session, unspent(work, session, discount));
    session.set("_invoice", invoice.get("id"));
    if (!invoice.path("status").asText().equals("paid")) {
      var intent = Collecting.intent(work, invoice.path("id").asText());
      return intent.at("/last_payment_error/decline_code").asText();
    }
    session.set("invoice", invoice.get("id"));
    session.set("subscription", invoice.at("/parent/subscription_details/subscription"));
    return null;
  }
}
