package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.AccountVersions;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.accounts.Controller;
import dev.promirror.standins.emulator.accounts.CoreAccount;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.PagesV2;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Connected accounts as v2 opens and shows them; each is a v1 account as well. */
final class AccountsV2 {
  private static final Kind ROLE_NAMES =
      Kind.list(Kind.choice("customer", "merchant", "recipient"));

  private final Templates templates;
  private final AccountChanges changes;
  private final Accounts accounts;

  AccountsV2(Templates templates, Accounts accounts) {
    this.templates = templates;
    this.changes = new AccountChanges(templates);
    this.accounts = accounts;
  }

  Map<String, Route> routes() {
    return Map.of(
        "v2.accounts.create",
        new Route(AccountParamsV2.SHAPE, this::create),
        "v2.accounts.retrieve",
        new Route(Shape.of().may("include", AccountParamsV2.INCLUDE), this::retrieve),
        "v2.accounts.list",
        new Route(
            PagesV2.SHAPE.may("applied_configurations", ROLE_NAMES).may("closed", Kind.BOOLEAN),
            this::list),
        "v2.accounts.update",
        new Route(AccountParamsV2.SHAPE, this::update),
        "v2.accounts.close",
        new Route(Shape.of().may("applied_configurations", ROLE_NAMES), this::close));
  }

  private ObjectNode create(Work work, Params params) {
    onPlatform(work);
    var values = params.values();
    var configuration = values.path("configuration");
    if (!configuration.isEmpty() && !params.has("contact_email")) {
      throw StripeRefusal.absent("contact_email");
    }
    if (!values.path("identity").has("country")) {
      throw StripeRefusal.coded(
          "identity_country_required",
          null,
          "The identity.country value is required but not provided.");
    }
    var responsibilities = values.path("defaults").path("responsibilities");
    if (configuration.has("merchant") && responsibilities.isMissingNode()) {
      throw StripeRefusal.absent("defaults.responsibilities");
    }
    var controller = Controller.ofV2(responsibilities, params.text("dashboard"));
    String country = values.at("/identity/country").asText().toUpperCase(Locale.ROOT);
    var account = accounts.begin(work, country);
    account.put("type", "none").set("controller", controller);
    AccountParamsV2.apply(account, params, work.now());
    return show(work, Accounts.open(work, account), params);
  }

  private ObjectNode retrieve(Work work, Params params) {
    onPlatform(work);
    return show(work, known(work, params.id()), params);
  }

  private ObjectNode update(Work work, Params params) {
    onPlatform(work);
    standing(work, params.id());
    var account = known(work, params.id());
    var values = params.values();
    if (values.path("defaults").has("responsibilities")) {
      throw StripeRefusal.invalid(null, "defaults.responsibilities cannot be changed.");
    }
    String country = values.at("/identity/country").asText().toUpperCase(Locale.ROOT);
    if (!country.isEmpty() && !country.equals(account.path("country").asText())) {
      throw StripeRefusal.invalid(null, "identity.country cannot be changed.");
    }
    if (params.has("dashboard")
        && !account
            .at("/controller/stripe_dashboard/type")
            .asText()
            .equals(params.text("dashboard"))) {
      throw StripeRefusal.invalid(null, "dashboard cannot be changed.");
    }
    var changed =
        changes.change(work, params.id(), row -> AccountParamsV2.apply(row, params, work.now()));
    return show(work, changed, params);
  }

  private ObjectNode close(Work work, Params params) {
    onPlatform(work);
    standing(work, params.id());
    var account = known(work, params.id());
    var named = new HashSet<>(params.texts("applied_configurations"));
    if (!named.equals(new HashSet<>(CoreAccount.applied(account)))) {
      throw StripeRefusal.invalid(
          null, "All configurations on the Account must be passed in applied_configurations.");
    }
    work.put(Accounts.TABLE, work.edit(Accounts.TABLE, params.id()).putNull("_due"));
    Connections.cut(work, params.id(), Connections.Cut.DELETED);
    return show(work, account, params);
  }

  private ObjectNode list(Work work, Params params) {
    onPlatform(work);
    boolean closed = params.flag("closed", false);
    List<String> roles = params.texts("applied_configurations");
    return new PagesV2(Accounts.TABLE, "/v2/core/accounts")
        .page(
            work,
            params,
            account ->
                shownByV2(work, account)
                    && CoreAccount.applied(account).containsAll(roles)
                    && closed(work, account) == closed
                    && (closed || Connections.reach(work, account.path("id").asText())),
            account -> show(work, account, params));
  }

  private ObjectNode show(Work work, ObjectNode account, Params params) {
    return CoreAccount.show(
        templates.of("v2/account"), account, params.texts("include"), closed(work, account));
  }

  private static boolean closed(Work work, ObjectNode account) {
    return Connections.isCut(work, account.path("id").asText(), Connections.Cut.DELETED);
  }

  private static boolean shownByV2(Work work, ObjectNode account) {
    return account.has(CoreAccount.OWN) || work.holds(Fact.V2_SHOWS_V1_ACCOUNTS);
  }

  /** The account, closed or not. */
  private static ObjectNode known(Work work, String id) {
    var account = work.get(Accounts.TABLE, id);
    if (account == null) {
      throw StripeRefusal.noSuch("account", id, "id");
    }
    if (Connections.isCut(work, id, Connections.Cut.DEAUTHORISED)) {
      throw Connections.refused(id);
    }
    if (!shownByV2(work, account)) {
      throw StripeRefusal.coded(
          "v1_account_instead_of_v2_account",
          null,
          "V1 Account ID cannot be used in V2 Account APIs.");
    }
    return account;
  }

  private static void standing(Work work, String id) {
    if (Connections.isCut(work, id, Connections.Cut.DELETED)) {
      throw StripeRefusal.invalid(null, "This account is closed and can no longer be operated on.");
    }
  }

  static void onPlatform(Work work) {
    AccountVersions.needV2(work);
    Accounts.onPlatform(work);
  }
}
