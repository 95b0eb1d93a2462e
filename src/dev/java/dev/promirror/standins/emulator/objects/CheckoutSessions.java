package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Currencies;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.SessionTotals;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checkout sessions, which a member completes by the control API. */
public final class CheckoutSessions {
  /** Where they are stored. */
  public static final String TABLE = "checkout_sessions";

  private static final long LIFE_SECONDS = 24 * 3600;
  private static final long SHORTEST_SECONDS = 30 * 60;
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("subscription", Kind.TEXT)
          .may("payment_intent", Kind.TEXT)
          .may("payment_link", Kind.TEXT)
          .may("customer_account", Kind.TEXT)
          .may("customer_details", Kind.hash(Shape.of().must("email", Kind.TEXT)))
          .may("status", Kind.choice("complete", "expired", "open"));

  private static final String[] OTHERWISE = {
    "customer", "currency", "discounts", "expires_at", "line_items", "payment_intent_data"
  };
  private static final String[] TRIAL_MEMBERS = {
    "metadata", "trial_end", "trial_period_days", "billing_cycle_anchor"
  };

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
        Route.object(SessionShapes.CREATE, this::create),
        "checkout_sessions.retrieve",
        Route.retrieve(TABLE, "checkout.session"),
        "checkout_sessions.list",
        new Route(LIST, CheckoutSessions::list),
        "checkout_sessions.update",
        Route.object(Shape.call().clearable("metadata", Kind.METADATA), CheckoutSessions::update),
        "checkout_sessions.expire",
        Route.object(Shape.call(), CheckoutSessions::expire));
  }

  /** Opens a session. */
  public ObjectNode create(Work work, Params params) {
    Selling.mayOpen(work);
    SessionShapes.check(params, work.now());
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
    Echo.into(session, params, OTHERWISE);
    customer(work, params, session);
    page(work, params, session);
    if (!params.has("payment_method_collection")
        && params.text("mode", "").equals("subscription")) {
      session.put("payment_method_collection", "always");
    }
    session.set("_subscription_data", params.values().get("subscription_data"));
    if (params.values().get("subscription_data") instanceof ObjectNode data) {
      session.set(
          "_members",
          Echo.changes(templates.of("subscription"), new Params("", data), TRIAL_MEMBERS));
    }
    session.set("_payment_intent_data", params.values().get("payment_intent_data"));
    Metadata.merge(session, params);
    new SessionLines(templates).fill(work, params, session);
    SessionTotals.apply(work, session, null);
    var discount = discount(work, params, session);
    if (discount != null) {
      SessionTotals.apply(work, session, discount);
    }
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

  /** Where the member pays: on a page of Stripe's own, or within another page. */
  private static void page(Work work, Params params, ObjectNode session) {
    params.copy(session, "return_url", "redirect_on_completion");
    if (!session.path("ui_mode").asText().equals("hosted_page")) {
      String secret = session.path("id").asText() + "_secret_" + work.rows().text(25);
      session.putNull("url").put("client_secret", secret);
    }
    if (params.values().path("automatic_tax").path("enabled").asBoolean()) {
      session.withObject("/automatic_tax").put("provider", "stripe").put("status", "complete");
    }
    if (params.values().get("tax_id_collection") instanceof ObjectNode collection) {
      var shown = session.putObject("tax_id_collection").put("required", "never");
      shown.setAll(collection);
    }
  }

  private static void customer(Work work, Params params, ObjectNode session) {
    String customer = params.text("customer");
    if (customer != null) {
      work.need(Customers.TABLE, "customer", customer, "customer");
    }
    params.copy(session, "customer", "customer_email", "customer_creation");
  }

  private @Nullable ObjectNode discount(Work work, Params params, ObjectNode session) {
    var given = params.values().path("discounts");
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1) {
      throw StripeRefusal.invalid("discounts", "You can give one coupon or one promotion code.");
    }
    session
        .putArray("discounts")
        .addObject()
        .put("coupon", given.get(0).path("coupon").textValue())
        .put("promotion_code", given.get(0).path("promotion_code").textValue());
    return new GivenDiscounts(
            new Discounts(templates),
            work,
            params.text("customer"),
            session.path("currency").asText(),
            session.path("amount_subtotal").asLong(),
            true)
        .read(given, "discounts", Set.of())
        .getFirst();
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
            session ->
                (status == null || session.path("status").asText().equals(status))
                    && Filters.same(params, session, "payment_link", "customer_account")
                    && (!params.has("customer_details") || email(params, session)));
  }

  private static ObjectNode update(Work work, Params params) {
    Unsupported.refuse(params, "collected_information", "line_items", "shipping_options");
    work.need(TABLE, "checkout.session", params.id(), "id");
    var session = work.edit(TABLE, params.id());
    Metadata.merge(session, params);
    // Stripe has no event of such a change.
    work.put(TABLE, session);
    return session;
  }

  private static boolean email(Params params, ObjectNode session) {
    return session
        .at("/customer_details/email")
        .equals(params.values().at("/customer_details/email"));
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
