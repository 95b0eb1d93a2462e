package dev.promirror.standins.emulator.objects;

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
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Connected accounts, in the shape of controller properties. */
public final class Accounts {
  static final String TABLE = "accounts";

  private static final Shape PROFILE =
      Shape.call()
          .may("email", Kind.TEXT)
          .clearable("metadata", Kind.METADATA)
          .may("default_currency", Kind.CURRENCY)
          .may("capabilities", Kind.map(Kind.hash(Shape.of().may("requested", Kind.BOOLEAN))))
          .may(
              "business_type",
              Kind.choice("company", "government_entity", "individual", "non_profit"))
          .may("business_profile", Kind.hash(businessProfile()));
  private static final Shape CREATE =
      PROFILE.may("country", Kind.TEXT).may("controller", Kind.hash(controller()));

  private final Templates templates;
  private final Predicate<String> indian;

  /** {@code indian} knows which platforms open Indian accounts, and only those. */
  Accounts(Templates templates, Predicate<String> indian) {
    this.templates = templates;
    this.indian = indian;
  }

  Map<String, Route> routes() {
    return Map.of(
        "accounts.create",
        Route.object(CREATE, this::create),
        "accounts.retrieve",
        Route.object(Shape.call(), Accounts::retrieve),
        "accounts.list",
        new Route(
            Shape.list(),
            (work, params) ->
                new Pages(TABLE, "account", "/v1/accounts").page(work, params, any -> true)),
        "accounts.update",
        Route.object(PROFILE, this::update));
  }

  private static Shape businessProfile() {
    return Shape.of()
        .clearable("name", Kind.TEXT)
        .clearable("url", Kind.TEXT)
        .clearable("mcc", Kind.TEXT)
        .clearable("product_description", Kind.TEXT);
  }

  private static Shape controller() {
    return Shape.of()
        .may("fees", Kind.hash(Shape.of().may("payer", Kind.choice("account", "application"))))
        .may("losses", Kind.hash(Shape.of().may("payments", Kind.choice("application", "stripe"))))
        .may("requirement_collection", Kind.choice("application", "stripe"))
        .may(
            "stripe_dashboard",
            Kind.hash(Shape.of().may("type", Kind.choice("express", "full", "none"))));
  }

  private ObjectNode create(Work work, Params params) {
    onPlatform(work);
    String country = params.text("country", indian.test(work.platform()) ? "IN" : "US");
    if (country.equals("IN") != indian.test(work.platform())) {
      throw StripeRefusal.coded(
          "country_unsupported",
          "country",
          "%s is not currently supported by this platform.".formatted(country));
    }
    var account = templates.of("account");
    account.put("id", work.newId("acct")).put("created", work.now()).put("country", country);
    params.copy(account, "email", "business_type");
    account.put("default_currency", params.text("default_currency", currency(country)));
    account.setAll(profile(account, params));
    var controller = account.withObject("/controller");
    params
        .values()
        .path("controller")
        .properties()
        .forEach(e -> controller.set(e.getKey(), e.getValue()));
    work.put(TABLE, account);
    work.in("")
        .put(
            "platforms",
            Json.object().put("id", account.path("id").asText()).put("platform", work.platform()));
    return account;
  }

  private static ObjectNode retrieve(Work work, Params params) {
    var account = work.in(work.platform()).get(TABLE, params.id());
    if (account == null) {
      throw new StripeRefusal(
          403,
          "invalid_request_error",
          "account_invalid",
          null,
          "The provided key does not have access to account '%s' (or that account does not exist)."
              .formatted(params.id()));
    }
    return account;
  }

  private ObjectNode update(Work work, Params params) {
    onPlatform(work);
    retrieve(work, params);
    var account = work.edit(TABLE, params.id());
    params.copy(account, "email", "default_currency", "business_type");
    return put(work, profile(account, params));
  }

  private static ObjectNode profile(ObjectNode account, Params params) {
    Metadata.merge(account, params);
    var capabilities = account.withObject("/capabilities");
    params
        .values()
        .path("capabilities")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("requested").asBoolean()
                  && !capabilities.has(entry.getKey())) {
                capabilities.put(entry.getKey(), "inactive");
              }
            });
    var profile = account.withObject("/business_profile");
    params
        .values()
        .path("business_profile")
        .properties()
        .forEach(e -> profile.set(e.getKey(), e.getValue()));
    return account;
  }

  /** The account has given everything: it may charge and be paid. */
  public static ObjectNode makeReady(Work work, String id) {
    work.need(TABLE, "account", id, "account");
    var account = work.edit(TABLE, id);
    account.put("charges_enabled", true).put("payouts_enabled", true);
    account.put("details_submitted", true);
    var requirements = account.withObject("/requirements");
    for (String list : new String[] {"currently_due", "eventually_due", "past_due"}) {
      requirements.putArray(list);
    }
    requirements.putNull("disabled_reason");
    var capabilities = account.withObject("/capabilities");
    capabilities.properties().forEach(entry -> capabilities.put(entry.getKey(), "active"));
    return put(work, account);
  }

  /** The row stands on the platform; its event belongs to the connected account. */
  private static ObjectNode put(Work work, ObjectNode account) {
    var emitter = work.emitter();
    var telling =
        new Work(
            work.rows(),
            work.platform(),
            work.scope(),
            work.now(),
            work.origin(),
            (w, type, object, previous) ->
                emitter.emit(w.in(object.path("id").asText()), type, object, previous));
    return Changes.put(telling, TABLE, "account.updated", account);
  }

  private static void onPlatform(Work work) {
    if (!work.scope().equals(work.platform())) {
      throw StripeRefusal.invalid(null, "Only the platform can open or change accounts.");
    }
  }

  private static String currency(String country) {
    try {
      return Currency.getInstance(Locale.of("", country))
          .getCurrencyCode()
          .toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.coded(
          "country_unsupported", "country", "Country '" + country + "' is unknown.");
    }
  }
}
