package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Coupons. A deleted one stays behind for the discounts that point to it. */
final class Coupons {
  static final String TABLE = "coupons";

  private static final Kind OPTIONS =
      Kind.map(Kind.hash(Shape.of().must("amount_off", Kind.INTEGER)));
  private static final Shape CREATE =
      Shape.call()
          .may("id", Kind.TEXT)
          .may("percent_off", Kind.DECIMAL)
          .may("amount_off", Kind.INTEGER)
          .may("currency", Kind.CURRENCY)
          .may("currency_options", OPTIONS)
          .may("duration", Kind.choice("forever", "once", "repeating"))
          .may("duration_in_months", Kind.INTEGER)
          .may("max_redemptions", Kind.INTEGER)
          .may("redeem_by", Kind.INTEGER)
          .may("name", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("applies_to", Kind.hash(Shape.of().may("products", Kind.list(Kind.TEXT))));
  private static final Shape UPDATE =
      Shape.call()
          .clearable("name", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("currency_options", OPTIONS);

  private final Templates templates;

  Coupons(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "coupons.create",
        Route.object(CREATE, this::create),
        "coupons.retrieve",
        Route.retrieve(TABLE, "coupon"),
        "coupons.list",
        new Route(
            Shape.list(),
            (work, params) ->
                new Pages(TABLE, "coupon", "/v1/coupons").page(work, params, any -> true)),
        "coupons.update",
        Route.object(UPDATE, Coupons::update),
        "coupons.delete",
        new Route(Shape.of(), Coupons::delete));
  }

  private ObjectNode create(Work work, Params params) {
    CouponRules.check(work, params);
    var coupon = templates.of("coupon");
    String id = params.text("id");
    coupon.put("id", id == null ? work.rows().text(8) : id).put("created", work.now());
    params.copy(
        coupon,
        "amount_off",
        "currency",
        "duration",
        "duration_in_months",
        "max_redemptions",
        "redeem_by",
        "name");
    if (params.has("percent_off")) {
      var percent =
          CouponRules.rounded(params.values().get("percent_off").decimalValue())
              .stripTrailingZeros();
      coupon.set(
          "percent_off", DecimalNode.valueOf(percent.setScale(Math.max(1, percent.scale()))));
      coupon.putNull("currency");
    }
    appliesTo(work, coupon, params);
    options(coupon, params);
    Metadata.merge(coupon, params);
    work.remove(TABLE, coupon.path("id").asText());
    work.put(TABLE, coupon);
    work.emit("coupon.created", coupon);
    return coupon;
  }

  private static void appliesTo(Work work, ObjectNode coupon, Params params) {
    var appliesTo = params.values().get("applies_to");
    coupon.set("~applies_to", appliesTo);
    if (appliesTo != null) {
      for (var product : appliesTo.path("products")) {
        work.need(Products.TABLE, "product", product.asText(), "applies_to[products][0]");
      }
    }
  }

  private static void options(ObjectNode coupon, Params params) {
    if (coupon.hasNonNull("amount_off")) {
      var options = coupon.withObjectProperty("~currency_options");
      options
          .putObject(coupon.path("currency").asText())
          .set("amount_off", coupon.get("amount_off"));
      params
          .values()
          .path("currency_options")
          .properties()
          .forEach(option -> options.set(option.getKey(), option.getValue()));
    } else {
      coupon.putNull("~currency_options");
    }
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, "coupon", params.id(), "id");
    CouponRules.name(params);
    var coupon = work.edit(TABLE, params.id());
    if (params.has("currency_options") && coupon.hasNonNull("percent_off")) {
      throw StripeRefusal.invalid(
          "currency_options", "You may only pass currency_options with amount_off.");
    }
    params.copy(coupon, "name");
    options(coupon, params);
    Metadata.merge(coupon, params);
    return Changes.put(work, TABLE, "coupon.updated", coupon);
  }

  private static ObjectNode delete(Work work, Params params) {
    work.need(TABLE, "coupon", params.id(), "id");
    var coupon = work.edit(TABLE, params.id());
    work.emit("coupon.deleted", coupon);
    work.put(TABLE, coupon.put("_deleted", true));
    return Json.object().put("id", params.id()).put("object", "coupon").put("deleted", true);
  }
}
