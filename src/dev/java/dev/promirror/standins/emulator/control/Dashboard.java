package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.objects.Routes;
import dev.promirror.standins.emulator.params.JsonBody;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.store.Origin;
import java.util.Objects;

/**
 * The owner at work in the Stripe Dashboard, out of the platform's sight: what is done there obeys
 * the same rules as a call, but its events name no request.
 */
final class Dashboard {
  private final Engine engine;
  private final Desk desk;
  private final Routes routes;

  Dashboard(Engine engine, Desk desk, Routes routes) {
    this.engine = engine;
    this.desk = desk;
    this.routes = routes;
  }

  /**
   * Does what {@code /accounts/{id}/dashboard/…} asks: {@code coupons} and {@code promotion-codes}
   * are created, and changed or deleted by id; the body holds Stripe's parameters as JSON.
   */
  ObjectNode act(String account, String method, String[] path, String body) {
    if (path.length > 6) {
      throw unknown();
    }
    String kind = path.length > 4 ? path[4] : "";
    return act(account, method, kind, path.length > 5 ? path[5] : "", body);
  }

  /** The same with the kind of object and its id, which is empty for a new one. */
  ObjectNode act(String account, String method, String kind, String id, String body) {
    String resource =
        switch (kind) {
          case "coupons" -> "coupons";
          case "promotion-codes" -> "promotion_codes";
          default -> throw unknown();
        };
    if (method.equals("DELETE") && (id.isEmpty() || kind.equals("promotion-codes"))) {
      throw unknown();
    }
    String what = method.equals("DELETE") ? "delete" : id.isEmpty() ? "create" : "update";
    return run(account, resource + "." + what, id, body);
  }

  private ObjectNode run(String account, String operation, String id, String body) {
    var route = Objects.requireNonNull(routes.named(operation), operation);
    var params = new Params(id, route.shape().read(JsonBody.parse(body)));
    return engine.change(
        desk.platformOf(account),
        account,
        Origin.NONE,
        work -> route.handler().answer(work, params));
  }

  private static ControlRefusal unknown() {
    return new ControlRefusal(
        404,
        "In the Dashboard there are POST coupons, POST and DELETE coupons/{id}, POST"
            + " promotion-codes and POST promotion-codes/{id}.");
  }
}
