package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.math.BigDecimal;

/** Makes prices: by a call of their own, or in passing where they are first used. */
record NewPrices(Templates templates) {
  /** A price of a call's parameters; {@code prefix} is where they stand in it, or empty. */
  ObjectNode make(Work work, Params params, String prefix) {
    if (params.has("product") == params.has("product_data")) {
      throw StripeRefusal.absent(name(prefix, "product"));
    }
    Unsupported.refuse(
        params, "currency_options", "custom_unit_amount", "tiers", "transform_quantity");
    long amount = amount(params, prefix);
    if (params.has("recurring")) {
      long count = params.values().path("recurring").path("interval_count").asLong(1);
      Amounts.check(name(prefix, "recurring[interval_count]"), count, 1, 36);
    }
    var price = templates.of("price");
    price.put("id", work.newId("price")).put("created", work.now());
    Echo.into(price, params, "product", "recurring");
    price.put("product", product(work, params, prefix));
    price.put("unit_amount", amount).put("unit_amount_decimal", String.valueOf(amount));
    price.putNull("~currency_options");
    if (params.has("recurring")) {
      var recurring = price.put("type", "recurring").putObject("recurring");
      recurring.put("interval_count", 1).putNull("meter").putNull("trial_period_days");
      recurring.put("usage_type", "licensed");
      new Params("", (ObjectNode) params.values().get("recurring"))
          .copy(recurring, "interval", "interval_count", "trial_period_days");
    }
    Metadata.merge(price, params);
    return price;
  }

  private static long amount(Params params, String prefix) {
    if (params.text("billing_scheme", "per_unit").equals("tiered")) {
      throw StripeRefusal.invalid(
          name(prefix, "billing_scheme"), "This emulator only has prices per unit.");
    }
    if (params.has("unit_amount") == params.has("unit_amount_decimal")) {
      throw params.has("unit_amount")
          ? StripeRefusal.invalid(
              name(prefix, "unit_amount"),
              "You may only specify one of these parameters: unit_amount, unit_amount_decimal.")
          : StripeRefusal.absent(name(prefix, "unit_amount"));
    }
    String param = name(prefix, params.has("unit_amount") ? "unit_amount" : "unit_amount_decimal");
    long amount = whole(params.text("unit_amount", params.text("unit_amount_decimal", "0")), param);
    Amounts.check(param, amount, 0, Amounts.LARGEST);
    return amount;
  }

  /** The minor units a decimal says, which must be whole. */
  static long whole(String decimal, String param) {
    try {
      return new BigDecimal(decimal).longValueExact();
    } catch (ArithmeticException e) {
      throw StripeRefusal.invalid(param, "This emulator only bills whole minor units.");
    }
  }

  private String product(Work work, Params params, String prefix) {
    String id = params.text("product");
    if (id != null) {
      work.need(Products.TABLE, "product", id, name(prefix, "product"));
      return id;
    }
    var given = new Params("", (ObjectNode) params.values().get("product_data"));
    var product = templates.of("product").put("id", work.newId("prod"));
    product.put("created", work.now()).put("updated", work.now());
    Echo.into(product, given);
    product.put("active", prefix.isEmpty());
    Metadata.merge(product, given);
    work.put(Products.TABLE, product);
    work.emit("product.created", product);
    return product.path("id").asText();
  }

  /**
   * The price an element of a list names, or describes in {@code price_data}: then it is made, for
   * this use only, and inactive.
   *
   * @param param the element's name in the call
   * @return the price as Stripe shows it
   */
  ObjectNode given(Work work, JsonNode element, String param, boolean recurring) {
    if (element.hasNonNull("price") && element.hasNonNull("price_data")) {
      throw StripeRefusal.invalid(
          name(param, "price"), "You may only specify one of these parameters: price, price_data.");
    }
    if (element.get("price_data") instanceof ObjectNode data) {
      String prefix = name(param, "price_data");
      var price = make(work, new Params("", data), prefix).put("active", false);
      SubscriptionRules.fitting(price, prefix, recurring);
      work.put(Prices.TABLE, price);
      work.emit("price.created", price);
      return Renderer.render(work, price);
    }
    if (!element.hasNonNull("price")) {
      throw StripeRefusal.absent(name(param, "price"));
    }
    String id = element.path("price").asText();
    return SubscriptionRules.price(work, id, name(param, "price"), recurring);
  }

  private static String name(String prefix, String member) {
    if (prefix.isEmpty()) {
      return member;
    }
    int bracket = member.indexOf('[');
    return bracket < 0
        ? prefix + "[" + member + "]"
        : prefix + "[" + member.substring(0, bracket) + "]" + member.substring(bracket);
  }
}
