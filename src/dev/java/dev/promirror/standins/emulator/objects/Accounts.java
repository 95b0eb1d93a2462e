package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.AccountVersions;
import dev.promirror.standins.emulator.accounts.Capabilities;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.accounts.Controller;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Connected accounts as v1 shows them; their rows stand on the platform that opened them. */
public final class Accounts {
  /** Where they are stored. */
  public static final String TABLE = "accounts";

  private final Templates templates;
  private final Predicate<String> indian;
  private final AccountChanges changes;

  /** {@code indian} knows which platforms open Indian accounts, and only those. */
  Accounts(Templates templates, Predicate<String> indian) {
    this.templates = templates;
    this.indian = indian;
    this.changes = new AccountChanges(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "accounts.create",
        Route.object(AccountParams.CREATE, this::create),
        "accounts.own",
        Route.object(Shape.call(), this::own),
        "accounts.retrieve",
        Route.object(Shape.call(), this::retrieve),
        "accounts.list",
        new Route(Shape.list(), Accounts::list),
        "accounts.update",
        Route.object(AccountParams.UPDATE, this::update),
        "accounts.delete",
        new Route(Shape.of(), Accounts::delete));
  }

  private ObjectNode create(Work work, Params params) {
    onPlatform(work);
    AccountVersions.needV1(work);
    var controller = Controller.of(params);
    var account = begin(work, params.text("country", indian.test(work.platform()) ? "IN" : "US"));
    account.put("type", Controller.type(params)).set("controller", controller);
    if (!params.has("capabilities")) {
      ownersUsual(account, controller, work.now());
    }
    AccountParams.apply(account, params, work.now());
    return open(work, account);
  }

  /** What an owner with a dashboard has without anybody's asking. */
  private static void ownersUsual(ObjectNode account, ObjectNode controller, long now) {
    if (controller.at("/stripe_dashboard/type").asText().equals("none")) {
      throw StripeRefusal.absent("capabilities");
    }
    List.of("card_payments", "transfers")
        .forEach(name -> Capabilities.ask(account, name, true, now));
  }

  /** A new account of a country the platform may open accounts in, not stored yet. */
  ObjectNode begin(Work work, String country) {
    if (country.equals("IN") != indian.test(work.platform())) {
      throw StripeRefusal.coded(
          "country_unsupported",
          "country",
          "%s is not currently supported by this platform.".formatted(country));
    }
    var account = templates.of("account");
    String id = work.newId("acct");
    account.put("id", id).put("created", work.now()).put("country", country);
    account.put("default_currency", currency(country));
    account
        .withObject("/external_accounts")
        .put("url", "/v1/accounts/" + id + "/external_accounts");
    Requirements.start(account);
    return account;
  }

  /** Stores a new account. */
  static ObjectNode open(Work work, ObjectNode account) {
    work.put(TABLE, account);
    Connections.tie(work, account.path("id").asText());
    return account;
  }

  /** The account the call is made in: the platform's own, or the connected one it names. */
  private ObjectNode own(Work work, Params params) {
    if (!work.scope().equals(work.platform())) {
      return reached(work, work.scope());
    }
    var own = templates.of("account");
    own.put("id", "acct_1Platform" + work.platform()).put("type", "standard");
    own.put("country", indian.test(work.platform()) ? "IN" : "US");
    own.put("default_currency", currency(own.path("country").asText()));
    own.putObject("controller").put("type", "account");
    Capabilities.ask(own, "card_payments", true, work.now());
    Requirements.complete(own);
    return own;
  }

  private ObjectNode retrieve(Work work, Params params) {
    if (params.id().equals("acct_1Platform" + work.platform())) {
      return own(work.in(work.platform()), params);
    }
    if (!work.scope().equals(work.platform()) && !work.scope().equals(params.id())) {
      throw Connections.refused(params.id());
    }
    return reached(work, params.id());
  }

  /** The account, if the platform's key reaches it. */
  static ObjectNode reached(Work work, String id) {
    var account = work.in(work.platform()).get(TABLE, id);
    if (account == null || !Connections.reach(work, id)) {
      throw Connections.refused(id);
    }
    return account;
  }

  private static ObjectNode list(Work work, Params params) {
    return new Pages(TABLE, "account", "/v1/accounts")
        .page(work, params, account -> Connections.reach(work, account.path("id").asText()));
  }

  private ObjectNode update(Work work, Params params) {
    onPlatform(work);
    reached(work, params.id());
    return changes.change(
        work, params.id(), account -> AccountParams.apply(account, params, work.now()));
  }

  private static ObjectNode delete(Work work, Params params) {
    onPlatform(work);
    reached(work, params.id());
    work.put(TABLE, work.edit(TABLE, params.id()).put("_deleted", true).putNull("_due"));
    Connections.cut(work, params.id(), Connections.Cut.DELETED);
    return Json.object().put("id", params.id()).put("object", "account").put("deleted", true);
  }

  static void onPlatform(Work work) {
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
