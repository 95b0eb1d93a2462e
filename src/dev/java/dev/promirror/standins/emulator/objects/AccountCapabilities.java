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

/** An account's capabilities, one object each. The path names the account, then the capability. */
final class AccountCapabilities {
  private final CapabilityShapes capabilities;
  private final AccountChanges changes;

  AccountCapabilities(Templates templates) {
    this.capabilities = new CapabilityShapes(templates);
    this.changes = new AccountChanges(templates);
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
    Capabilities.latestFirst(account).forEach(name -> data.add(capabilities.of(account, name)));
    return list.put("has_more", false).put("url", "/v1/accounts/" + params.id() + "/capabilities");
  }

  private ObjectNode retrieve(Work work, Params params) {
    return capabilities.of(Accounts.reached(work, account(params)), name(params));
  }

  private ObjectNode update(Work work, Params params) {
    Accounts.onPlatform(work);
    Accounts.reached(work, account(params));
    String name = name(params);
    var changed =
        changes.change(
            work,
            account(params),
            account -> {
              boolean wanted = params.flag("requested", Capabilities.askedAt(account, name) > 0);
              Capabilities.ask(account, name, wanted, work.now());
              Requirements.settle(account);
            });
    return capabilities.of(changed, name);
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
