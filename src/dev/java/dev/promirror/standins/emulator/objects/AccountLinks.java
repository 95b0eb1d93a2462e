package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Single-use links to the emulator's own onboarding page. */
final class AccountLinks {
  private static final long LIFE_SECONDS = 300;
  private static final Shape CREATE =
      Shape.call()
          .must("account", Kind.TEXT)
          .must("type", Kind.choice("account_onboarding", "account_update"))
          .may("refresh_url", Kind.TEXT)
          .may("return_url", Kind.TEXT)
          .may("collect", Kind.choice("currently_due", "eventually_due"))
          .may(
              "collection_options",
              Kind.hash(
                  Shape.of()
                      .may("fields", Kind.choice("currently_due", "eventually_due"))
                      .may("future_requirements", Kind.choice("include", "omit"))));

  private final Templates templates;
  private final String address;

  AccountLinks(Templates templates, String address) {
    this.templates = templates;
    this.address = address;
  }

  Map<String, Route> routes() {
    return Map.of("account_links.create", Route.object(CREATE, this::create));
  }

  private ObjectNode create(Work work, Params params) {
    String account = params.text("account", "");
    work.need(Accounts.TABLE, "account", account, "account");
    String token = work.rows().text(32);
    work.in("")
        .put(
            "onboarding",
            Json.object()
                .put("id", token)
                .put("account", account)
                .put("platform", work.platform())
                .put("return_url", params.text("return_url"))
                .put("refresh_url", params.text("refresh_url")));
    return templates
        .of("account_link")
        .put("created", work.now())
        .put("expires_at", work.now() + LIFE_SECONDS)
        .put("url", address + "/_control/onboarding/" + token);
  }
}
