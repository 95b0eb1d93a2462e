package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;

/** The bank declines a member's card; what the attempt left behind stays. */
final class CardDeclined extends RuntimeException {
  private final String reason;
  private final String session;

  CardDeclined(String reason, String session) {
    super("The card was declined: " + reason, null, false, false);
    this.reason = reason;
    this.session = session;
  }

  /** How it is answered; the session is still open. */
  ObjectNode body() {
    var body = Json.object();
    body.putObject("error")
        .put("type", "card_declined")
        .put("reason", reason)
        .put("message", "Your card was declined.")
        .put("session", session);
    return body;
  }
}
