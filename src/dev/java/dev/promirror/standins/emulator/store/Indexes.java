package dev.promirror.standins.emulator.store;

import dev.promirror.standins.emulator.store.Table.Index;
import java.util.Locale;
import java.util.Map;

/** By what each table is looked up, besides ids. */
final class Indexes {
  private static final Map<String, Map<String, Index>> OF_TABLES =
      Map.of(
          "promotion_codes",
          Map.of(
              "code", o -> o.path("code").asText().toLowerCase(Locale.ROOT),
              "coupon", o -> o.path("promotion").path("coupon").textValue()),
          "deliveries",
          Map.of("event", member("event")),
          "undelivered",
          Map.of("event", member("event")),
          "customers",
          Map.of("email", member("email")),
          "prices",
          Map.of("product", member("product")),
          "checkout_sessions",
          Map.of(
              "customer", member("customer"),
              "subscription", member("subscription"),
              "payment_intent", member("payment_intent")),
          "subscriptions",
          Map.of("customer", member("customer")),
          "subscription_schedules",
          Map.of("customer", member("customer")),
          "invoiceitems",
          Map.of(
              "pending", member("_pending"),
              "customer", member("customer"),
              "invoice", member("invoice")),
          "invoices",
          Map.of(
              "customer",
              member("customer"),
              "subscription",
              o -> o.path("parent").path("subscription_details").path("subscription").textValue()));

  private static final Map<String, Map<String, Index>> OF_MONEY =
      Map.of(
          "payment_intents",
          Map.of("customer", member("customer")),
          "payment_methods",
          Map.of("customer", member("customer")),
          "charges",
          Map.of("customer", member("customer"), "payment_intent", member("payment_intent")),
          "refunds",
          Map.of("charge", member("charge"), "payment_intent", member("payment_intent")),
          "credit_notes",
          Map.of("customer", member("customer"), "invoice", member("invoice")),
          "invoice_payments",
          Map.of(
              "invoice",
              member("invoice"),
              "payment_intent",
              o -> o.path("payment").path("payment_intent").textValue()));

  private Indexes() {}

  static Map<String, Index> of(String table) {
    return OF_TABLES.getOrDefault(table, OF_MONEY.getOrDefault(table, Map.of()));
  }

  private static Index member(String name) {
    return o -> o.path(name).textValue();
  }
}
