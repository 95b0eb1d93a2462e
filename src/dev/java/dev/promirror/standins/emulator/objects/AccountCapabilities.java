package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Capabilities;
import dev.promirror.standins.emulator.accounts.Requirements;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account's capabilities, one object each. The path names the account, then the capability. */
final class AccountCapabilities {
  private final Templates templates;

  AccountCapabilities(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "capabilities.list",
        new Route(Shape.call(), this::list),
        "capabilities.retrieve",
        Route.object(Shape.call(), this::retrieve),
        "capabilities.update",
        Route.object(Shape.call().may("requested", Kind.BOOLEAN), this::update));
  }

  private ObjectNode list(Work work, Params params) {
    var account = Accounts.reached(work, params.id());
    var list = Json.object().put("object", "list");
    var data = list.putArray("data");
    Capabilities.latestFirst(account).forEach(name -> data.add(show(account, name)));
    return list.put("has_more", false).put("url", "/v1/accounts/" + params.id() + "/capabilities");
  }

  private ObjectNode retrieve(Work work, Params params) {
    return show(Accounts.reached(work, account(params)), name(params));
  }

  private ObjectNode update(Work work, Params params) {
    Accounts.onPlatform(work);
    Accounts.reached(work, account(params));
    String name = name(params);
    var changed =
        Accounts.change(
            work,
            account(params),
            account -> {
              boolean wanted = params.flag("requested", Capabilities.askedAt(account, name) > 0);
              Capabilities.ask(account, name, wanted, work.now());
              Requirements.settle(account);
            });
    return show(changed, name);
  }

  private ObjectNode show(ObjectNode account, String name) {
    var shown = templates.of("capability");
    long asked = Capabilities.askedAt(account, name);
    shown.put("id", name).put("account", account.path("id").asText());
    shown.put("requested", asked > 0).put("status", Capabilities.status(account, name));
    if (asked > 0) {
      shown.put("requested_at", asked);
      var requirements = shown.putObject("requirements");
      requirements.setAll((ObjectNode) account.path("requirements"));
      requirements.put("disabled_reason", why(account));
    }
    return shown;
  }

  /** A capability has fewer words than an account for why it is off. */
  private static @Nullable String why(ObjectNode account) {
    String reason = account.at("/requirements/disabled_reason").textValue();
    if (reason == null || reason.equals("platform_paused")) {
      return reason;
    }
    return switch (reason) {
      case "requirements.past_due" ->
          account.path("details_submitted").asBoolean()
              ? "requirements.fields_needed"
              : "pending.onboarding";
      case "requirements.pending_verification", "under_review" -> "pending.review";
      default -> reason.startsWith("rejected.") ? "rejected.other" : "other";
    };
  }

  private static String account(Params params) {
    return params.id().substring(0, params.id().indexOf('/'));
  }

  private static String name(Params params) {
    String name = params.id().substring(params.id().indexOf('/') + 1);
    if (!Capabilities.NAMES.contains(name)) {
      throw StripeRefusal.noSuch("capability", name, "id");
    }
    return name;
  }
}
