package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.CoreAccount;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** The same single-use links, asked for by v2. */
final class AccountLinksV2 {
  private static final Kind USE =
      Kind.hash(
          Shape.of()
              .must("configurations", Kind.list(Kind.choice("customer", "merchant", "recipient")))
              .must("refresh_url", Kind.TEXT)
              .may("return_url", Kind.TEXT)
              .may(
                  "collection_options",
                  Kind.hash(
                      Shape.of()
                          .may("fields", Kind.choice("currently_due", "eventually_due"))
                          .may("future_requirements", Kind.choice("include", "omit")))));
  private static final Shape CREATE =
      Shape.of()
          .must("account", Kind.TEXT)
          .must(
              "use_case",
              Kind.hash(
                  Shape.of()
                      .must("type", Kind.choice("account_onboarding", "account_update"))
                      .may("account_onboarding", USE)
                      .may("account_update", USE)));

  private final Templates templates;
  private final String address;

  AccountLinksV2(Templates templates, String address) {
    this.templates = templates;
    this.address = address;
  }

  Map<String, Route> routes() {
    return Map.of("v2.account_links.create", new Route(CREATE, this::create));
  }

  private ObjectNode create(Work work, Params params) {
    AccountsV2.onPlatform(work);
    String account = params.text("account", "");
    if (work.get(Accounts.TABLE, account) == null) {
      throw StripeRefusal.noSuch("account", account, "id");
    }
    Accounts.reached(work, account);
    var useCase = (ObjectNode) params.values().path("use_case");
    String type = useCase.path("type").asText();
    var use = useCase.path(type);
    if (use.isMissingNode()) {
      throw StripeRefusal.absent("use_case." + type);
    }
    var link =
        new AccountLinks.Link(
            account, use.path("return_url").textValue(), use.path("refresh_url").textValue());
    var shown = templates.of("v2/account_link").put("account", account);
    shown.put("created", CoreAccount.time(work.now()));
    shown.put("expires_at", CoreAccount.time(work.now() + AccountLinks.LIFE_SECONDS));
    shown.put("url", link.url(work, address));
    return shown.set("use_case", useCase);
  }
}
