package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.events.Prank;
import dev.promirror.standins.emulator.events.Retries;
import dev.promirror.standins.emulator.store.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints, what is on its way to them, and how that goes wrong. */
public final class HookControl {
  private final ControlCalls control;

  HookControl(ControlCalls control) {
    this.control = control;
  }

  /**
   * Registers an address for a platform's events, or returns what it has already; the secret is the
   * given one, or made.
   *
   * @param connect whether for the connected accounts' events, else the platform's own
   * @return the signing secret
   */
  public String registerEndpoint(
      String platform,
      String address,
      boolean connect,
      @Nullable String secret,
      @Nullable String apiVersion) {
    var body = Json.object().put("url", address).put("connect", connect);
    body.put("secret", secret).put("apiVersion", apiVersion);
    return control
        .call("POST", "/platforms/" + platform + "/webhook-endpoints", body)
        .path("secret")
        .asText();
  }

  /** Waiting deliveries and the last tries. */
  public JsonNode deliveries() {
    return control.call("GET", "/deliveries", null);
  }

  /** Holds deliveries back. */
  public void pauseDeliveries() {
    control.call("POST", "/deliveries/pause", Json.object());
  }

  /** Lets deliveries go again. */
  public void resumeDeliveries() {
    control.call("POST", "/deliveries/resume", Json.object());
  }

  /** Tries again like this what fails from now on. */
  public void retry(Retries like) {
    control.call("POST", "/deliveries/retries", Json.object().put("like", like.word()));
  }

  /** Removes an endpoint; what is still on its way to it is not sent any more. */
  public void removeEndpoint(String platform, String endpoint) {
    control.call("DELETE", "/platforms/" + platform + "/webhook-endpoints/" + endpoint, null);
  }

  /**
   * Gives an endpoint another secret and returns it; for the overlap, by the wall clock, deliveries
   * are signed with both.
   */
  public String rollSecret(String platform, String endpoint, Duration overlap) {
    return control
        .call(
            "POST",
            "/platforms/" + platform + "/webhook-endpoints/" + endpoint + "/roll",
            Json.object().put("seconds", overlap.toSeconds()))
        .path("secret")
        .asText();
  }

  /** Delivers an event once more, to one endpoint or (null) to all that want it. */
  public void resend(String event, @Nullable String endpoint) {
    control.call("POST", "/events/" + event + "/resend", Json.object().put("endpoint", endpoint));
  }

  /** Makes the next deliveries that match go wrong. */
  public void addPrank(Prank prank) {
    control.call("POST", "/mischief", prank.json());
  }

  /** Makes the next delivery go wrong, whichever it is. */
  public void addPrank(Prank.Kind kind) {
    control.call("POST", "/mischief", Json.object().put("kind", kind.word()));
  }

  /** What mischief is to come, and how much was done. */
  public JsonNode mischief() {
    return control.call("GET", "/mischief", null);
  }

  /** Forgets all mischief to come; what it held back goes. */
  public void clearMischief() {
    control.call("DELETE", "/mischief", null);
  }
}
