package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** The member's side of a checkout session: a code typed, the button pressed, the money taken. */
public final class Checkout {
  private final Templates templates;
  private final SessionCodes codes;
  private final SessionPayments payments;
  private final Collecting collecting;
  private final Subscribing subscribing;

  /** Objects begin as templates. */
  public Checkout(Templates templates) {
    this.templates = templates;
    this.codes = new SessionCodes(new Discounts(templates));
    this.payments = new SessionPayments(templates, new Payments(templates));
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
      codes.type(work, session, text);
    }
    var discount = session.get("_discount") instanceof ObjectNode given ? given.deepCopy() : null;
    if (discount != null && !session.has("_redeemed")) {
      SessionCodes.stillValid(work, discount);
      Discounts.begin(work, discount);
    }
    String declined =
        recurring
            ? subscribe(work, session, member, discount)
            : payments.pay(work, session, member, discount, delayed);
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
        .put("email", member.buying(session).email())
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
    return payments.arrive(work, session, paid);
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

  /** Returns why the card was declined, or null. */
  private @Nullable String subscribe(
      Work work, ObjectNode session, Member member, @Nullable ObjectNode discount) {
    if (!session.hasNonNull("customer")) {
      session.put("customer", member.buying(session).create(work, templates));
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
