package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Prices: one amount, once or per period. */
final class Prices {
  static final String TABLE = "prices";

  private static final Shape RECURRING =
      Shape.of()
          .must("interval", Kind.choice("day", "month", "week", "year"))
          .may("interval_count", Kind.INTEGER)
          .may("usage_type", Kind.choice("licensed"));
  private static final Shape COMMON =
      Shape.call()
          .may("active", Kind.BOOLEAN)
          .clearable("metadata", Kind.METADATA)
          .clearable("nickname", Kind.TEXT);
  private static final Shape CREATE =
      COMMON
          .must("currency", Kind.CURRENCY)
          .may("product", Kind.TEXT)
          .may("product_data", Kind.hash(Shape.of().must("name", Kind.TEXT)))
          .must("unit_amount", Kind.INTEGER)
          .may("recurring", Kind.hash(RECURRING));
  private static final Shape LIST =
      Shape.list()
          .may("active", Kind.BOOLEAN)
          .may("product", Kind.TEXT)
          .may("currency", Kind.CURRENCY)
          .may("type", Kind.choice("one_time", "recurring"));

  private final Templates templates;

  Prices(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "prices.create",
        Route.object(CREATE, this::create),
        "prices.retrieve",
        Route.retrieve(TABLE, "price"),
        "prices.list",
        new Route(LIST, Prices::list),
        "prices.update",
        Route.object(COMMON, this::update));
  }

  private ObjectNode create(Work work, Params params) {
    if (params.has("product") == params.has("product_data")) {
      throw StripeRefusal.absent("product");
    }
    Amounts.check("unit_amount", params.number("unit_amount", 0), 0, Amounts.LARGEST);
    if (params.has("recurring")) {
      long count = params.values().path("recurring").path("interval_count").asLong(1);
      Amounts.check("recurring[interval_count]", count, 1, 36);
    }
    var price = templates.of("price");
    price.put("id", work.newId("price")).put("created", work.now());
    price.put("product", product(work, params));
    params.copy(price, "active", "nickname", "currency", "unit_amount");
    price.putNull("~currency_options");
    price.put("unit_amount_decimal", params.text("unit_amount"));
    if (params.has("recurring")) {
      var recurring = price.put("type", "recurring").putObject("recurring");
      recurring.put("interval_count", 1).putNull("meter").putNull("trial_period_days");
      recurring.put("usage_type", "licensed");
      new Params("", (ObjectNode) params.values().get("recurring"))
          .copy(recurring, "interval", "interval_count");
    }
    Metadata.merge(price, params);
    work.put(TABLE, price);
    work.emit("price.created", price);
    return price;
  }

  private String product(Work work, Params params) {
    String id = params.text("product");
    if (id != null) {
      work.need(Products.TABLE, "product", id, "product");
      return id;
    }
    var product = templates.of("product").put("id", work.newId("prod"));
    product.put("created", work.now()).put("updated", work.now());
    product.put("name", params.values().path("product_data").path("name").asText());
    work.put(Products.TABLE, product);
    work.emit("product.created", product);
    return product.path("id").asText();
  }

  private ObjectNode update(Work work, Params params) {
    work.need(TABLE, "price", params.id(), "id");
    var price = work.edit(TABLE, params.id());
    params.copy(price, "active", "nickname");
    Metadata.merge(price, params);
    return Changes.put(work, TABLE, "price.updated", price);
  }

  private static ObjectNode list(Work work, Params params) {
    return new Pages(TABLE, "price", "/v1/prices")
        .page(
            work,
            params,
            work.positions(TABLE, "product", params.text("product")),
            price ->
                same(params, price, "currency")
                    && same(params, price, "type")
                    && same(params, price, "active"));
  }

  private static boolean same(Params params, ObjectNode price, String name) {
    return !params.has(name) || price.path(name).asText().equals(params.text(name));
  }
}
