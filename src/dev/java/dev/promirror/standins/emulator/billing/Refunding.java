package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** Money that goes back, whole or in parts, never more than came. */
public record Refunding(Templates templates) {
  /** Where refunds are stored. */
  public static final String REFUNDS = "refunds";

  /** The charge that fulfilled an intent, or the refusal to refund what never came. */
  public static ObjectNode charge(Work work, ObjectNode intent) {
    if (!Payments.succeeded(intent)) {
      throw StripeRefusal.coded(
          "payment_intent_unexpected_state",
          "payment_intent",
          "This PaymentIntent (%s) does not have a successful charge to refund."
              .formatted(intent.path("id").asText()));
    }
    return work.edit(Payments.CHARGES, intent.path("latest_charge").asText());
  }

  /**
   * A refund of a charge, sent and arrived, not stored yet.
   *
   * @param amount in minor units, or null for all that is left
   */
  public ObjectNode make(Work work, ObjectNode charge, @Nullable Long amount) {
    long left = left(charge);
    if (!charge.path("paid").asBoolean()) {
      throw StripeRefusal.invalid(
          "charge", "Charge %s has not been paid.".formatted(charge.path("id").asText()));
    }
    if (left == 0) {
      throw StripeRefusal.coded(
          "charge_already_refunded",
          null,
          "Charge %s has already been refunded.".formatted(charge.path("id").asText()));
    }
    check(charge, left, amount == null ? left : amount);
    var refund = templates.of("refund");
    refund.put("id", work.newId("re")).put("created", work.now());
    refund.put("amount", amount == null ? left : amount);
    refund.set("charge", charge.get("id"));
    for (String name : new String[] {"currency", "customer", "payment_intent"}) {
      refund.set(name, charge.get(name));
    }
    return refund;
  }

  private static void check(ObjectNode charge, long left, long amount) {
    String currency = charge.path("currency").asText();
    if (amount < 1) {
      throw StripeRefusal.coded(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    if (amount > left) {
      boolean whole = left == charge.path("amount").asLong();
      throw StripeRefusal.invalid(
          "amount",
          "Refund amount (%s) is greater than %s (%s)"
              .formatted(
                  Currencies.text(amount, currency),
                  whole ? "charge amount" : "unrefunded amount on charge",
                  Currencies.text(left, currency)));
    }
    Currencies.checkDecimals("amount", amount, currency);
  }

  /** What of a charge has not gone back. */
  static long left(ObjectNode charge) {
    return charge.path("amount_captured").asLong() - charge.path("amount_refunded").asLong();
  }

  /** Stores a refund and takes it off its charge. */
  public static void put(Work work, ObjectNode refund) {
    work.put(REFUNDS, refund);
    work.emit("refund.created", refund);
    var charge = work.edit(Payments.CHARGES, refund.path("charge").asText());
    refunded(charge, refund.path("amount").asLong());
    Payments.changed(work, "charge.refunded", charge);
  }

  /** A refund that did not reach the member comes back to the charge. */
  public static ObjectNode fail(Work work, ObjectNode refund) {
    if (!refund.path("status").asText().equals("succeeded")) {
      throw StripeRefusal.invalid("refund", "Only a refund that succeeded can still fail.");
    }
    refund.put("status", "failed").put("failure_reason", "lost_or_stolen_card");
    var previous = Updates.put(work, REFUNDS, refund);
    var charge = work.edit(Payments.CHARGES, refund.path("charge").asText());
    refunded(charge, -refund.path("amount").asLong());
    Payments.changed(work, "charge.updated", charge);
    work.emit("charge.refund.updated", refund, previous);
    work.emit("refund.updated", refund, previous);
    work.emit("refund.failed", refund);
    return refund;
  }

  private static void refunded(ObjectNode charge, long more) {
    charge.put("amount_refunded", charge.path("amount_refunded").asLong() + more);
    charge.put("refunded", left(charge) == 0);
  }
}
