package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import java.util.Map;

/** Products. */
final class Products {
  static final String TABLE = "products";

  private static final Shape COMMON =
      Shape.call()
          .may("active", Kind.BOOLEAN)
          .clearable("description", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .clearable("url", Kind.TEXT);

  /** What a product shows as it was given, or not at all. */
  private static final String[] MORE = {
    "marketing_features", "package_dimensions", "statement_descriptor", "unit_label"
  };

  private final Templates templates;

  Products(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "products.create",
        Route.object(
            COMMON.must("name", Kind.TEXT).may("id", Kind.TEXT).may("type", Kind.TEXT),
            this::create),
        "products.retrieve",
        Route.retrieve(TABLE, "product"),
        "products.list",
        new Route(
            Shape.list()
                .may("active", Kind.BOOLEAN)
                .may("ids", Kind.list(Kind.TEXT))
                .may("shippable", Kind.BOOLEAN)
                .may("type", Kind.choice("good", "service"))
                .may("url", Kind.TEXT),
            this::list),
        "products.update",
        Route.object(COMMON.may("name", Kind.TEXT).may("default_price", Kind.TEXT), this::update),
        "products.delete",
        new Route(Shape.of(), Products::delete));
  }

  private ObjectNode create(Work work, Params params) {
    String id = params.text("id");
    if (id != null && work.get(TABLE, id) != null) {
      throw StripeRefusal.coded("resource_already_exists", "id", "Product already exists.");
    }
    var product = templates.of("product");
    product.put("id", id == null ? work.newId("prod") : id);
    product.put("created", work.now()).put("updated", work.now());
    Echo.into(product, params, "default_price_data");
    params.copy(product, MORE);
    Metadata.merge(product, params);
    work.put(TABLE, product);
    work.emit("product.created", product);
    return params.has("default_price_data") ? priced(work, params, product) : product;
  }

  private ObjectNode priced(Work work, Params params, ObjectNode product) {
    var data = (ObjectNode) params.values().get("default_price_data");
    data.set("product", product.get("id"));
    var price = new NewPrices(templates).make(work, new Params("", data), "default_price_data");
    work.put(Prices.TABLE, price);
    work.emit("price.created", price);
    var changed = work.edit(TABLE, product.path("id").asText());
    changed.set("default_price", price.get("id"));
    return Changes.put(work, TABLE, "product.updated", changed);
  }

  private ObjectNode update(Work work, Params params) {
    work.need(TABLE, "product", params.id(), "id");
    var product = work.edit(TABLE, params.id());
    String price = params.text("default_price");
    if (price != null) {
      work.need(Prices.TABLE, "price", price, "default_price");
    }
    Echo.into(product, params);
    params.copy(product, MORE);
    Metadata.merge(product, params);
    return Changes.put(work, TABLE, "product.updated", product.put("updated", work.now()));
  }

  private static ObjectNode delete(Work work, Params params) {
    String id = params.id();
    var product = work.need(TABLE, "product", id, "id");
    if (work.all(Prices.TABLE).anyMatch(price -> price.path("product").asText().equals(id))) {
      throw StripeRefusal.invalid(
          null, "This product cannot be deleted because it has one or more user-created prices.");
    }
    work.emit("product.deleted", product);
    work.remove(TABLE, id);
    return Json.object().put("id", id).put("object", "product").put("deleted", true);
  }

  private ObjectNode list(Work work, Params params) {
    List<String> ids = params.texts("ids");
    return new Pages(TABLE, "product", "/v1/products")
        .page(
            work,
            params,
            product ->
                (ids.isEmpty() || ids.contains(product.path("id").asText()))
                    && Filters.same(params, product, "active", "shippable", "type", "url"));
  }
}
