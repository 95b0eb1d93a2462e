package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Currencies;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.SessionTotals;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checkout sessions, which a member completes by the control API. */
public final class CheckoutSessions {
  /** Where they are stored. */
  public static final String TABLE = "checkout_sessions";

  private static final long LIFE_SECONDS = 24 * 3600;
  private static final long SHORTEST_SECONDS = 30 * 60;
  private static final Shape LINE =
      Shape.of().must("price", Kind.TEXT).may("quantity", Kind.INTEGER);
  private static final Shape DISCOUNT =
      Shape.of().may("coupon", Kind.TEXT).may("promotion_code", Kind.TEXT);
  private static final Shape CREATE =
      Shape.call()
          .must("mode", Kind.choice("payment", "subscription"))
          .must("line_items", Kind.list(Kind.hash(LINE)))
          .may("discounts", Kind.list(Kind.hash(DISCOUNT)))
          .may("allow_promotion_codes", Kind.BOOLEAN)
          .may("customer", Kind.TEXT)
          .may("customer_email", Kind.TEXT)
          .may("customer_creation", Kind.choice("always", "if_required"))
          .may("client_reference_id", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("success_url", Kind.TEXT)
          .may("cancel_url", Kind.TEXT)
          .may("expires_at", Kind.INTEGER)
          .may("payment_method_collection", Kind.choice("always", "if_required"))
          .may("subscription_data", Kind.hash(Shape.of().may("metadata", Kind.METADATA)));
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("subscription", Kind.TEXT)
          .may("payment_intent", Kind.TEXT)
          .may("status", Kind.choice("complete", "expired", "open"));

  private final Templates templates;
  private final String address;

  /** {@code address} is the emulator's own, for the link to the page. */
  public CheckoutSessions(Templates templates, String address) {
    this.templates = templates;
    this.address = address;
  }

  Map<String, Route> routes() {
    return Map.of(
        "checkout_sessions.create",
        Route.object(CREATE, this::create),
        "checkout_sessions.retrieve",
        Route.retrieve(TABLE, "checkout.session"),
        "checkout_sessions.list",
        new Route(LIST, CheckoutSessions::list),
        "checkout_sessions.expire",
        Route.object(Shape.call(), CheckoutSessions::expire));
  }

  /** Opens a session. */
  public ObjectNode create(Work work, Params params) {
    Selling.mayOpen(work);
    var session = templates.of("checkout_session");
    String id = "cs_test_" + work.rows().text(40);
    session.put("id", id).put("created", work.now());
    session.put("url", address + "/_control/checkout/" + work.scope() + "/" + id);
    long expires = params.number("expires_at", work.now() + LIFE_SECONDS);
    if (expires < work.now() + SHORTEST_SECONDS || expires > work.now() + LIFE_SECONDS) {
      throw StripeRefusal.invalid(
          "expires_at", "The expires_at must be 30 minutes to 24 hours from now.");
    }
    session.put("expires_at", expires).put("_due", expires);
    customer(work, params, session);
    params.copy(
        session,
        "mode",
        "success_url",
        "cancel_url",
        "client_reference_id",
        "allow_promotion_codes",
        "payment_method_collection");
    if (!params.has("payment_method_collection")
        && params.text("mode", "").equals("subscription")) {
      session.put("payment_method_collection", "always");
    }
    session.set(
        "_subscription_metadata", params.values().path("subscription_data").get("metadata"));
    Metadata.merge(session, params);
    lines(work, params, session);
    SessionTotals.apply(work, session, discount(work, params, session));
    chargeable(session);
    Amounts.check("line_items", session.path("amount_subtotal").asLong(), 0, Amounts.LARGEST);
    work.put(TABLE, session);
    return session;
  }

  /** A payment must be free, or large enough to be charged. */
  private static void chargeable(ObjectNode session) {
    long total = session.path("amount_total").asLong();
    String currency = session.path("currency").asText();
    long least = Currencies.least(currency);
    if (session.path("mode").asText().equals("payment") && total > 0 && total < least) {
      throw StripeRefusal.coded(
          "amount_too_small",
          null,
          "The Checkout Session's total amount due must add up to at least %s %s"
              .formatted(Currencies.text(least, currency), currency));
    }
  }

  private static void customer(Work work, Params params, ObjectNode session) {
    String customer = params.text("customer");
    if (customer != null && params.has("customer_email")) {
      throw StripeRefusal.invalid(
          "customer", "You may only specify one of these parameters: customer, customer_email.");
    }
    if (customer != null) {
      work.need(Customers.TABLE, "customer", customer, "customer");
    }
    params.copy(session, "customer", "customer_email", "customer_creation");
  }

  private void lines(Work work, Params params, ObjectNode session) {
    var list = session.putObject("~line_items").put("object", "list");
    var data = list.putArray("data");
    list.put("has_more", false);
    list.put("url", "/v1/checkout/sessions/" + session.path("id").asText() + "/line_items");
    for (var given : params.values().path("line_items")) {
      String param = "line_items[" + data.size() + "][price]";
      var price = work.need(Prices.TABLE, "price", given.path("price").asText(), param);
      boolean recurring = price.path("type").asText().equals("recurring");
      if (recurring && params.text("mode", "").equals("payment")) {
        throw StripeRefusal.invalid(
            param, "You specified `payment` mode but passed a recurring price.");
      }
      String currency = price.path("currency").asText();
      if (!data.isEmpty() && !session.path("currency").asText().equals(currency)) {
        throw StripeRefusal.invalid(param, "All prices must use the same currency.");
      }
      session.put("currency", currency);
      long quantity = given.path("quantity").asLong(1);
      Amounts.check("line_items[" + data.size() + "][quantity]", quantity, 1, 999_999);
      data.add(line(work, price, quantity));
    }
    if (params.text("mode", "").equals("subscription") && !anyRecurring(data)) {
      throw StripeRefusal.invalid(
          "line_items", "You must provide at least one recurring price in `subscription` mode.");
    }
  }

  private static boolean anyRecurring(JsonNode lines) {
    for (var line : lines) {
      if (line.at("/price/type").asText().equals("recurring")) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode line(Work work, ObjectNode price, long quantity) {
    long amount = Math.multiplyExact(price.path("unit_amount").asLong(), quantity);
    var line = templates.of("line_item");
    var product = work.edit(Products.TABLE, price.path("product").asText());
    line.put("id", work.newId("li")).put("quantity", quantity);
    line.put("amount_subtotal", amount).put("amount_total", amount);
    line.set("currency", price.get("currency"));
    line.set("description", product.get("name"));
    line.set("price", Renderer.render(work, price));
    return line;
  }

  private @Nullable ObjectNode discount(Work work, Params params, ObjectNode session) {
    var given = params.values().path("discounts");
    if (given.isEmpty()) {
      return null;
    }
    if (params.has("allow_promotion_codes")) {
      throw StripeRefusal.invalid(
          "discounts",
          "You may only specify one of these parameters: allow_promotion_codes, discounts.");
    }
    var first = given.get(0);
    if (given.size() > 1 || first.has("coupon") == first.has("promotion_code")) {
      throw StripeRefusal.invalid("discounts", "You can give one coupon or one promotion code.");
    }
    session
        .putArray("discounts")
        .addObject()
        .put("coupon", first.path("coupon").textValue())
        .put("promotion_code", first.path("promotion_code").textValue());
    return make(work, first);
  }

  private ObjectNode make(Work work, JsonNode given) {
    String codeId = given.path("promotion_code").textValue();
    var code =
        codeId == null
            ? null
            : work.need(
                PromotionCodes.TABLE, "promotion code", codeId, "discounts[0][promotion_code]");
    if (code != null && !Validity.active(work, code)) {
      throw StripeRefusal.invalid(
          "discounts[0][promotion_code]", "This promotion code is not active.");
    }
    String id =
        code == null ? given.path("coupon").asText() : code.at("/promotion/coupon").asText();
    var coupon = work.need(Coupons.TABLE, "coupon", id, "discounts[0][coupon]");
    if (!Validity.valid(work, coupon)) {
      throw StripeRefusal.invalid("discounts[0][coupon]", "Coupon " + id + " is not valid.");
    }
    return new Discounts(templates).make(work, coupon, code);
  }

  private static ObjectNode list(Work work, Params params) {
    String status = params.text("status");
    String by = null;
    for (String index : new String[] {"payment_intent", "subscription", "customer"}) {
      by = params.has(index) ? index : by;
    }
    return new Pages(TABLE, "checkout.session", "/v1/checkout/sessions")
        .page(
            work,
            params,
            work.positions(TABLE, by, by == null ? null : params.text(by)),
            session -> status == null || session.path("status").asText().equals(status));
  }

  private static ObjectNode expire(Work work, Params params) {
    work.need(TABLE, "checkout.session", params.id(), "id");
    var session = work.edit(TABLE, params.id());
    if (!session.path("status").asText().equals("open")) {
      throw StripeRefusal.invalid(
          "session", "Only Checkout Sessions with a status in [\"open\"] can be expired.");
    }
    return close(work, session);
  }

  /** A session nobody completed in time. */
  public static ObjectNode close(Work work, ObjectNode session) {
    session.put("status", "expired").putNull("url").remove("_due");
    work.put(TABLE, session);
    work.emit("checkout.session.expired", session);
    return session;
  }
}
