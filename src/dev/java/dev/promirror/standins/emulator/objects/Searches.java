package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Expansion;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Searches, which find at once here what Stripe finds within a minute. Not for Indian accounts. */
final class Searches {
  private static final Shape SHAPE =
      Shape.call().must("query", Kind.TEXT).may("limit", Kind.INTEGER).may("page", Kind.TEXT);

  /** By resource, what can be asked for besides metadata. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "charges",
          Set.of("amount", "created", "currency", "customer", "refunded", "status"),
          "customers",
          Set.of("created", "email", "name", "phone"),
          "invoices",
          Set.of("created", "currency", "customer", "number", "status", "subscription", "total"),
          "payment_intents",
          Set.of("amount", "created", "currency", "customer", "status"),
          "prices",
          Set.of("active", "currency", "lookup_key", "product", "type"),
          "products",
          Set.of("active", "description", "name", "shippable", "url"),
          "subscriptions",
          Set.of("canceled_at", "created", "status"));

  private final Predicate<String> indian;

  /** {@code indian} says which platforms have Indian accounts. */
  Searches(Predicate<String> indian) {
    this.indian = indian;
  }

  Map<String, Route> routes() {
    var routes = new HashMap<String, Route>();
    FIELDS.forEach(
        (table, fields) ->
            routes.put(
                table + ".search",
                new Route(SHAPE, (work, params) -> search(work, params, table, fields))));
    return routes;
  }

  private ObjectNode search(Work work, Params params, String table, Set<String> fields) {
    if (indian.test(work.platform())) {
      throw StripeRefusal.invalid(null, "Search is not available to merchants in India.");
    }
    var query = Query.read(params.text("query", ""), table, fields);
    int limit = Pages.limit(params);
    long skipped = skipped(params.text("page", "0"));
    var found =
        work
            .all(table)
            .filter(row -> !row.has("_deleted"))
            .filter(query)
            .toList()
            .reversed()
            .stream()
            .skip(skipped)
            .limit(limit + 1L)
            .toList();
    boolean more = found.size() > limit;
    var page = Json.object().put("object", "search_result");
    page.putArray("data").addAll(more ? found.subList(0, limit) : found);
    page.put("has_more", more).put("next_page", more ? "p" + (skipped + limit) : null);
    page.put("url", "/v1/" + table + "/search");
    return Renderer.render(work, page, Expansion.of(params.texts("expand")));
  }

  private static long skipped(String page) {
    try {
      return Long.parseLong(page.replaceFirst("^p", ""));
    } catch (NumberFormatException e) {
      throw StripeRefusal.invalid("page", "Invalid page token.");
    }
  }
}
