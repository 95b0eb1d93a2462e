package dev.promirror.standins.emulator.render;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which members hold ids that can be expanded, and in which table their objects are. */
final class References {
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("customer", "customers"),
          Map.entry("promotion_code", "promotion_codes"),
          Map.entry("coupon", "coupons"),
          Map.entry("product", "products"),
          Map.entry("price", "prices"),
          Map.entry("default_price", "prices"),
          Map.entry("subscription", "subscriptions"),
          Map.entry("invoice", "invoices"),
          Map.entry("latest_invoice", "invoices"),
          Map.entry("payment_intent", "payment_intents"),
          Map.entry("charge", "charges"),
          Map.entry("latest_charge", "charges"),
          Map.entry("refund", "refunds"),
          Map.entry("discount", "discounts"),
          Map.entry("schedule", "subscription_schedules"),
          Map.entry("payment_method", "payment_methods"),
          Map.entry("default_payment_method", "payment_methods"),
          Map.entry("discounts", "discounts"));

  /** A discount names its invoice and subscription by plain text. */
  private static final Map<String, Set<String>> PLAIN =
      Map.of(
          "discount", Set.of("invoice", "subscription"),
          "line_item", Set.of("invoice", "product"),
          "subscription_item", Set.of("subscription"),
          "subscription_schedule", Set.of("released_subscription"));

  private References() {}

  static @Nullable String table(String objectType, String member) {
    return PLAIN.getOrDefault(objectType, Set.of()).contains(member) ? null : TABLES.get(member);
  }
}
