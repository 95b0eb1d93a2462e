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
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where events are sent. The secret is told once, in the answer to the creation. */
public final class WebhookEndpoints {
  static final String TABLE = "webhook_endpoints";

  private static final String NOUN = "webhook endpoint";

  private static final Shape CREATE =
      Shape.call()
          .must("url", Kind.TEXT)
          .must("enabled_events", EndpointKinds.EVENTS)
          .may("connect", Kind.BOOLEAN)
          .may("api_version", EndpointKinds.VERSION)
          .clearable("description", Kind.TEXT)
          .clearable("metadata", Kind.METADATA);

  private static final Shape UPDATE =
      Shape.call()
          .may("url", Kind.TEXT)
          .may("enabled_events", EndpointKinds.EVENTS)
          .may("disabled", Kind.BOOLEAN)
          .clearable("description", Kind.TEXT)
          .clearable("metadata", Kind.METADATA);

  private final Templates templates;

  /** Objects begin as templates. */
  public WebhookEndpoints(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "webhook_endpoints.create",
        new Route(CREATE, this::create),
        "webhook_endpoints.retrieve",
        Route.retrieve(TABLE, NOUN),
        "webhook_endpoints.list",
        new Route(
            Shape.list(),
            (work, params) ->
                new Pages(TABLE, NOUN, "/v1/webhook_endpoints").page(work, params, any -> true)),
        "webhook_endpoints.update",
        Route.object(UPDATE, WebhookEndpoints::update),
        "webhook_endpoints.delete",
        new Route(Shape.of(), WebhookEndpoints::delete));
  }

  private ObjectNode create(Work work, Params params) {
    var endpoint =
        make(
            work,
            address(params.text("url", "")),
            params.flag("connect", false),
            newSecret(work),
            params.text("api_version"));
    endpoint.set("enabled_events", params.values().get("enabled_events"));
    params.copy(endpoint, "description");
    Metadata.merge(endpoint, params);
    work.put(TABLE, endpoint);
    return shown(endpoint);
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, NOUN, params.id(), "id");
    var endpoint = work.edit(TABLE, params.id());
    if (params.has("url")) {
      endpoint.put("url", address(params.text("url", "")));
    }
    if (params.has("disabled")) {
      endpoint.put("status", params.flag("disabled", false) ? "disabled" : "enabled");
    }
    params.copy(endpoint, "enabled_events", "description");
    Metadata.merge(endpoint, params);
    work.put(TABLE, endpoint);
    return endpoint;
  }

  /**
   * Gives an endpoint another secret; until the given time of the wall clock (in seconds since
   * 1970) it is signed with the former one as well.
   */
  public static ObjectNode roll(Work work, String id, @Nullable String secret, long until) {
    work.need(TABLE, NOUN, id, "id");
    var endpoint = work.edit(TABLE, id);
    endpoint
        .putObject("_former")
        .put("secret", endpoint.path("_secret").asText())
        .put("until", until);
    endpoint.put("_secret", secret == null ? newSecret(work) : secret);
    work.put(TABLE, endpoint);
    return shown(endpoint);
  }

  private static String newSecret(Work work) {
    return "whsec_" + work.rows().text(32);
  }

  /** Registers an address for every event, or returns the registration it has already. */
  public ObjectNode register(
      Work work,
      String url,
      boolean connect,
      @Nullable String secret,
      @Nullable String apiVersion) {
    var standing =
        work.all(TABLE)
            .filter(row -> row.path("url").asText().equals(url))
            .filter(row -> row.path("_connect").asBoolean() == connect)
            .findFirst();
    var endpoint =
        standing.isPresent()
            ? standing.get().deepCopy()
            : make(work, address(url), connect, newSecret(work), apiVersion);
    if (secret != null) {
      endpoint.put("_secret", secret);
    }
    if (apiVersion != null) {
      EndpointKinds.check(apiVersion, "apiVersion");
      endpoint.put("api_version", apiVersion);
    }
    work.put(TABLE, endpoint);
    return shown(endpoint);
  }

  private ObjectNode make(
      Work work, String url, boolean connect, String secret, @Nullable String apiVersion) {
    var endpoint = templates.of("webhook_endpoint");
    endpoint.put("id", work.newId("we")).put("created", work.now()).put("url", url);
    endpoint.put("_connect", connect).put("_secret", secret).put("api_version", apiVersion);
    return endpoint;
  }

  private static ObjectNode shown(ObjectNode endpoint) {
    var shown = endpoint.deepCopy().put("secret", endpoint.path("_secret").asText());
    shown.remove(List.of("_secret", "_connect", "_former"));
    return shown;
  }

  private static String address(String url) {
    try {
      var uri = URI.create(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.coded("url_invalid", "url", "Invalid URL: " + e.getMessage());
    }
    throw StripeRefusal.coded("url_invalid", "url", "Invalid URL: An explicit scheme is needed.");
  }

  private static ObjectNode delete(Work work, Params params) {
    return remove(work, params.id());
  }

  /** Removes an endpoint; what is still on its way to it is not sent any more. */
  public static ObjectNode remove(Work work, String id) {
    work.need(TABLE, NOUN, id, "id");
    work.remove(TABLE, id);
    return Json.object().put("id", id).put("object", "webhook_endpoint").put("deleted", true);
  }
}
