package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single-use links to the emulator's own onboarding page. */
public final class AccountLinks {
  /** Where they are stored, by the token in their address, used ones too. */
  public static final String TABLE = "onboarding";

  static final long LIFE_SECONDS = 300;
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
    Accounts.onPlatform(work);
    var account = Accounts.reached(work, params.text("account", ""));
    boolean weCollect =
        account.at("/controller/requirement_collection").asText().equals("application");
    if (params.text("type", "").equals("account_update") && !weCollect) {
      throw StripeRefusal.invalid(
          "type",
          "You can only create account_update links for accounts whose requirements your platform"
              + " collects.");
    }
    var link =
        new Link(
            account.path("id").asText(), params.text("return_url"), params.text("refresh_url"));
    return templates
        .of("account_link")
        .put("created", work.now())
        .put("expires_at", work.now() + LIFE_SECONDS)
        .put("url", link.url(work, address));
  }

  /** A way into onboarding: once, and not for long. */
  record Link(String account, @Nullable String returnUrl, @Nullable String refreshUrl) {
    /** Keeps the link and returns its address. */
    String url(Work work, String address) {
      String token = work.rows().text(32);
      work.in("")
          .put(
              TABLE,
              Json.object()
                  .put("id", token)
                  .put("account", account)
                  .put("platform", work.platform())
                  .put("expires_at", work.now() + LIFE_SECONDS)
                  .put("return_url", returnUrl)
                  .put("refresh_url", refreshUrl));
      return address + "/_control/onboarding/" + token;
    }
  }
}
