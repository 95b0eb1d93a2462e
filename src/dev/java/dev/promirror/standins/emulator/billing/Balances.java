package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/**
 * A customer's balance, in minor units: below zero is credit, above is owed with what comes next.
 */
final class Balances {
  private static final String CUSTOMERS = "customers";

  private Balances() {}

  /**
   * Settles an invoice being finalized with the balance: credit pays, and what is too small to be
   * charged is owed with the next invoice.
   */
  static void settle(Work work, ObjectNode invoice) {
    var customer = work.edit(CUSTOMERS, invoice.path("customer").asText());
    long balance = customer.path("balance").asLong();
    long sum = Math.addExact(invoice.path("total").asLong(), balance);
    boolean charged = sum >= Currencies.least(invoice.path("currency").asText());
    long due = charged ? sum : 0;
    invoice.put("starting_balance", balance).put("ending_balance", sum - due);
    invoice.put("amount_due", due).put("amount_remaining", due);
    put(work, customer, sum - due);
  }

  /** Gives a customer credit, and returns the id of the transaction. */
  static String credit(Work work, String id, long amount) {
    var customer = work.edit(CUSTOMERS, id);
    put(work, customer, Math.subtractExact(customer.path("balance").asLong(), amount));
    return work.newId("cbtxn");
  }

  private static void put(Work work, ObjectNode customer, long balance) {
    customer.put("balance", balance);
    Updates.put(work, CUSTOMERS, "customer.updated", customer);
  }
}
