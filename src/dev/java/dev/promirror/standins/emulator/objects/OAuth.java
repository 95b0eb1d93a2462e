package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.events.EventLog;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** The end of a platform's access to an account; at Stripe the path is connect.stripe.com's. */
public final class OAuth {
  private static final Shape DEAUTHORISE =
      Shape.of().must("client_id", Kind.TEXT).must("stripe_user_id", Kind.TEXT);

  private OAuth() {}

  static Map<String, Route> routes() {
    return Map.of("oauth.deauthorize", new Route(DEAUTHORISE, OAuth::deauthorize));
  }

  private static ObjectNode deauthorize(Work work, Params params) {
    String client = params.text("client_id", "");
    String account = params.text("stripe_user_id", "");
    if (!client.equals(client(work))) {
      throw refused("No such application: '" + client + "'");
    }
    if (!Connections.reach(work, account)) {
      throw refused(
          "This application is not connected to stripe account %s, or that account does not exist."
              .formatted(account));
    }
    deauthorise(work.in(work.platform()), account);
    return Json.object().put("stripe_user_id", account);
  }

  private static StripeRefusal refused(String message) {
    return new StripeRefusal(401, "invalid_request_error", "invalid_client", null, message);
  }

  /** In the platform's work, takes its access to an account away; the platform is told. */
  public static void deauthorise(Work work, String account) {
    work.in(account).emit(EventLog.DEAUTHORISED, application(work));
    Connections.cut(work, account, Connections.Cut.DEAUTHORISED);
  }

  /** The platform as its accounts see it. */
  private static ObjectNode application(Work work) {
    return Json.object()
        .put("id", client(work))
        .put("object", "application")
        .put("name", "Platform " + work.platform());
  }

  private static String client(Work work) {
    return "ca_emulator_" + work.platform();
  }
}
