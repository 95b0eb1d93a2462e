package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Work;
import java.util.Locale;
import java.util.Map;

/** Promotion codes. */
final class PromotionCodes {
  static final String TABLE = "promotion_codes";

  private static final Kind OPTIONS =
      Kind.map(Kind.hash(Shape.of().must("minimum_amount", Kind.INTEGER)));
  private static final Shape RESTRICTIONS =
      Shape.of()
          .may("first_time_transaction", Kind.BOOLEAN)
          .may("minimum_amount", Kind.INTEGER)
          .may("minimum_amount_currency", Kind.CURRENCY)
          .may("currency_options", OPTIONS);
  private static final Shape CREATE =
      Shape.call()
          .must(
              "promotion",
              Kind.hash(Shape.of().must("type", Kind.choice("coupon")).must("coupon", Kind.TEXT)))
          .may("code", Kind.TEXT)
          .may("active", Kind.BOOLEAN)
          .may("max_redemptions", Kind.INTEGER)
          .may("expires_at", Kind.INTEGER)
          .may("customer", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("restrictions", Kind.hash(RESTRICTIONS));
  private static final Shape UPDATE =
      Shape.call()
          .may("active", Kind.BOOLEAN)
          .clearable("metadata", Kind.METADATA)
          .may("restrictions", Kind.hash(Shape.of().may("currency_options", OPTIONS)));
  private static final Shape LIST =
      Shape.list()
          .may("active", Kind.BOOLEAN)
          .may("code", Kind.TEXT)
          .may("coupon", Kind.TEXT)
          .may("customer", Kind.TEXT);

  private final Templates templates;

  PromotionCodes(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "promotion_codes.create",
        Route.object(CREATE, this::create),
        "promotion_codes.retrieve",
        Route.retrieve(TABLE, "promotion code"),
        "promotion_codes.list",
        new Route(LIST, PromotionCodes::list),
        "promotion_codes.update",
        Route.object(UPDATE, PromotionCodes::update));
  }

  private ObjectNode create(Work work, Params params) {
    String couponId = params.values().path("promotion").path("coupon").asText();
    var coupon = work.need(Coupons.TABLE, "coupon", couponId, "promotion[coupon]");
    String customer = params.text("customer");
    if (customer != null) {
      work.need(Customers.TABLE, "customer", customer, "customer");
    }
    PromotionCodeRules.check(work, params, coupon);
    var code = templates.of("promotion_code");
    code.put("id", work.newId("promo")).put("created", work.now());
    code.put("code", params.text("code", work.rows().text(8).toUpperCase(Locale.ROOT)));
    params.copy(code, "active", "max_redemptions", "expires_at", "customer");
    code.withObject("/promotion").put("coupon", couponId);
    code.withObject("/restrictions").putNull("~currency_options");
    restrict(code, params);
    Metadata.merge(code, params);
    PromotionCodeRules.unique(work, code);
    work.put(TABLE, code);
    work.emit("promotion_code.created", code);
    return code;
  }

  private static void restrict(ObjectNode code, Params params) {
    var restrictions = code.withObject("/restrictions");
    params
        .values()
        .path("restrictions")
        .properties()
        .forEach(
            given -> {
              boolean options = given.getKey().equals("currency_options");
              restrictions.set(options ? "~currency_options" : given.getKey(), given.getValue());
            });
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, "promotion code", params.id(), "id");
    var code = work.edit(TABLE, params.id());
    if (params.flag("active", false) && !Validity.usable(work, code)) {
      throw StripeRefusal.invalid(
          "active",
          "This promotion code cannot be activated: it has expired, reached its limit, or its"
              + " coupon is no longer valid.");
    }
    params.copy(code, "active");
    restrict(code, params);
    Metadata.merge(code, params);
    if (Validity.active(work, code)) {
      PromotionCodeRules.unique(work, code);
    }
    return Changes.put(work, TABLE, "promotion_code.updated", code);
  }

  private static ObjectNode list(Work work, Params params) {
    String text = params.text("code");
    String coupon = params.text("coupon");
    String customer = params.text("customer");
    var positions =
        text != null
            ? work.positions(TABLE, "code", text.toLowerCase(Locale.ROOT))
            : work.positions(TABLE, "coupon", coupon);
    return new Pages(TABLE, "promotion code", "/v1/promotion_codes")
        .page(
            work,
            params,
            positions,
            code ->
                (coupon == null || code.at("/promotion/coupon").asText().equals(coupon))
                    && (customer == null || code.path("customer").asText().equals(customer))
                    && (!params.has("active")
                        || Validity.active(work, code) == params.flag("active", true)));
  }
}
