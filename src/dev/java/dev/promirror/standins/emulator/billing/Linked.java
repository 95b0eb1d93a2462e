package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;
import java.util.stream.Stream;

/** What belongs to a payment: neither charges nor intents name their invoice. */
public final class Linked {
  private Linked() {}

  /** The id of the intent of an invoice payment. */
  static String intent(ObjectNode invoicePayment) {
    return invoicePayment.path("payment").path("payment_intent").asText();
  }

  /** The intents that were to pay an invoice, oldest first. */
  public static Stream<String> intents(Work work, String invoice) {
    return work.find("invoice_payments", "invoice", invoice).map(Linked::intent);
  }

  /** The refunds of an intent, oldest first. */
  public static Stream<ObjectNode> refunds(Work work, String intent) {
    return work.find("refunds", "payment_intent", intent);
  }
}
