package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Echo;
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
          .may("unit_amount", Kind.INTEGER)
          .may("recurring", Kind.hash(RECURRING));
  private static final Shape LIST =
      Shape.list()
          .may("active", Kind.BOOLEAN)
          .may("product", Kind.TEXT)
          .may("currency", Kind.CURRENCY)
          .may("lookup_keys", Kind.list(Kind.TEXT))
          .may(
              "recurring",
              Kind.hash(
                  Shape.of()
                      .may("interval", Kind.choice("day", "month", "week", "year"))
                      .may("meter", Kind.TEXT)
                      .may("usage_type", Kind.choice("licensed", "metered"))))
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
        Route.object(COMMON, Prices::update));
  }

  private ObjectNode create(Work work, Params params) {
    var price = new NewPrices(templates).make(work, params, "");
    String key = params.text("lookup_key");
    if (key != null) {
      release(work, key, params.flag("transfer_lookup_key", false));
    }
    work.put(TABLE, price);
    work.emit("price.created", price);
    return price;
  }

  /** A look-up key belongs to one price; another gets it only if told so. */
  private static void release(Work work, String key, boolean transferred) {
    var holder =
        work.all(TABLE)
            .filter(price -> price.path("lookup_key").asText().equals(key))
            .map(ObjectNode::deepCopy)
            .findFirst();
    if (holder.isPresent() && !transferred) {
      throw StripeRefusal.invalid(
          "lookup_key",
          "A price (`%s`) already uses that lookup key. To transfer the lookup key to a new price, pass `transfer_lookup_key: true`."
              .formatted(holder.get().path("id").asText()));
    }
    holder.ifPresent(
        price -> Changes.put(work, TABLE, "price.updated", price.putNull("lookup_key")));
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, "price", params.id(), "id");
    var price = work.edit(TABLE, params.id());
    String key = params.text("lookup_key");
    if (key != null && !price.path("lookup_key").asText().equals(key)) {
      release(work, key, params.flag("transfer_lookup_key", false));
    }
    Unsupported.refuse(params, "currency_options");
    Echo.into(price, params);
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
                    && keyed(params, price)
                    && recurring(params.values().path("recurring"), price)
                    && same(params, price, "type")
                    && same(params, price, "active"));
  }

  private static boolean keyed(Params params, ObjectNode price) {
    return !params.has("lookup_keys")
        || params.texts("lookup_keys").contains(price.path("lookup_key").asText());
  }

  private static boolean recurring(JsonNode wanted, ObjectNode price) {
    return wanted
        .propertyStream()
        .allMatch(one -> one.getValue().equals(price.path("recurring").path(one.getKey())));
  }

  private static boolean same(Params params, ObjectNode price, String name) {
    return !params.has(name) || price.path(name).asText().equals(params.text(name));
  }
}
